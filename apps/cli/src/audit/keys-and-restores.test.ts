import { mkdtemp, readdir, readFile, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { differencesOfTenant, verifyTrail } from '@tenure/api/audit-proof'
import { readSeal } from '@tenure/ledger/seal'
import type { PublicKey } from '@tenure/ledger/signing-key'
import { witnessIn } from '@tenure/ledger/witness'
import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { logsThatWentBack, setAside } from './accept-restore.ts'
import { asVerifier } from './as-verifier.ts'
import { homePublicKeys } from './audit-keys.ts'
import { rotateKey } from './rotate-key.ts'
import { type House, Houses, key, tenantId, workerUrlOf } from './testing/sealed-house.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let houses: Houses
let home: string
beforeAll(async () => {
  houses = await Houses.start()
  home = await mkdtemp(join(tmpdir(), 'tenure-keys-'))
  await mkdir(join(home, 'secrets'), { recursive: true })
  // The key that has signed the house so far.
  await writeFile(join(home, 'secrets', 'audit_signing_key'), `${Buffer.alloc(32, 1).toString('base64url')}\n`)
})
afterAll(async () => {
  await houses.stop()
  await rm(home, { recursive: true, force: true })
})

const asWorker = async <T>(house: House, work: (pool: pg.Pool) => Promise<T>) => {
  const pool = new pg.Pool({ connectionString: workerUrlOf(house.url), max: 1 })
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}
const findings = async (house: House, keys: readonly PublicKey[]) =>
  (
    await asVerifier(house.url, async (sql) =>
      verifyTrail(sql, {
        tenantId,
        keys,
        differences: differencesOfTenant(sql, tenantId),
        witnessNotes: await witnessIn(house.witness).notesOf(tenantId),
      }),
    )
  ).findings

it('puts a new key in place, introduced by a checkpoint that both sign; what was signed before verifies still', async () => {
  const house = await houses.copy()
  await house.write()
  const witness = witnessIn(house.witness)
  // The house's tree, and the system's own.
  expect(await asWorker(house, (pool) => rotateKey({ home, witness, pool }))).toBe(2)
  const keys = await homePublicKeys(home)
  expect(keys).toHaveLength(2)
  expect(Buffer.from(keys[0]!)).toEqual(Buffer.from(key.publicKey))
  const notes = await witness.notesOf(tenantId)
  const signers = notes.map((note) => readSeal(note, keys)?.signers.length)
  expect(signers).toEqual([...notes.slice(1).map(() => 1), 2])
  expect(readSeal(notes.at(-1)!, [keys[1]!])?.signers).toHaveLength(1)
  expect(await findings(house, keys)).toEqual([])
  // One key is left in the home, and it is the new one; without the old public key the old checkpoints are nobody's.
  expect(await readdir(join(home, 'secrets'))).toEqual(['audit_signing_key'])
  expect((await readFile(join(home, 'secrets', 'audit_signing_key'), 'utf8')).trim()).not.toBe(
    Buffer.alloc(32, 1).toString('base64url'),
  )
  expect((await findings(house, [keys[1]!])).length).toBeGreaterThan(0)
})

it('goes on after a restore that was accepted, and keeps the proof of what is gone', async () => {
  const live = await houses.copy()
  const backup = await houses.copy()
  await live.write()
  await live.seal()
  const restored = await houses.restore(backup, live)
  await expect(restored.seal()).rejects.toThrow('tenure audit accept-restore')
  const [wentBack, ...others] = await asWorker(restored, (pool) => logsThatWentBack(pool, restored.witness))
  expect(others).toEqual([])
  expect(wentBack).toMatchObject({ tenantId, seen: { number: 4 }, present: { number: 3 } })
  const aside = await setAside(restored.witness, tenantId, new Date())
  expect((await readFile(aside, 'utf8')).trim().split(/\n+/)).toHaveLength(4)
  await restored.write()
  await restored.seal()
  expect(await asWorker(restored, (pool) => logsThatWentBack(pool, restored.witness))).toEqual([])
  expect((await restored.verify()).findings).toEqual([])
})
