import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyBundle } from '@tenure/api/audit-proof'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { bundleMonth, dropMonth, monthsBefore } from './retain-month.ts'
import { Houses, key, tenantId } from './testing/sealed-house.ts'
import { linesOf } from './verify-file.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let houses: Houses
let folder: string
beforeAll(async () => {
  houses = await Houses.start()
  folder = await mkdtemp(join(tmpdir(), 'tenure-retained-'))
})
afterAll(async () => {
  await houses.stop()
  await rm(folder, { recursive: true, force: true })
})

const keys = [key.publicKey]

it('takes whole months out: what remains verifies, what went is proved by its bundle, and nobody can pass it off', async () => {
  const house = await houses.copy()
  const { sealed } = await house.verify()
  const months = await monthsBefore(house.url, new Date().toISOString().slice(0, 7))
  expect(months).toHaveLength(3)
  for (const month of months) await dropMonth(house.url, month, await bundleMonth(house.url, { month, folder, keys }))
  expect(await house.verify()).toMatchObject({ findings: [], retired: 12, sealed, waiting: 3 })
  await house.seal()
  expect(await house.verify()).toMatchObject({ findings: [], retired: 12, sealed: sealed + 3 })
  for (const month of months) {
    const [file] = await readdir(join(folder, month))
    expect(await verifyBundle(linesOf(join(folder, month, file!)), { keys })).toMatchObject({
      tenantId,
      proved: 4,
      waiting: 0,
      findings: [],
    })
  }
  expect(await monthsBefore(house.url, new Date().toISOString().slice(0, 7))).toEqual([])
  // A month that no retention tells of is missed all the same.
  const { rows } = await house.superuser.query<{ month: string }>(`select to_char(now(), 'YYYY_MM') as month`)
  await house.tamper(`drop table audit.audit_logs_${rows[0]!.month}`)
  expect((await house.verify()).findings.map(({ kind }) => kind)).toContain('MONTH_MISSING')
})

it('drops nothing that is not sealed', async () => {
  const house = await houses.copy()
  await house.write()
  const month = new Date().toISOString().slice(0, 7)
  await expect(bundleMonth(house.url, { month, folder: join(folder, 'unsealed'), keys })).rejects.toThrow(
    'some entries are not sealed yet',
  )
})
