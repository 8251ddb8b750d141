import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { differencesOfTenant, verifyTrail } from '@tenure/api/audit-proof'
import { signingKeyOf } from '@tenure/ledger/signing-key'
import { witnessIn } from '@tenure/ledger/witness'
import { sealTenant } from '@tenure/worker/seal-trail'
import pg from 'pg'
import { serverCpu } from '../cpu.ts'

interface House {
  readonly tenantId: string
  readonly ownerUrl: string
  readonly workerUrl: string
  /** The process id of PostgreSQL's postmaster. */
  readonly postmaster: number
}

/** What a phase took, in seconds: by the clock, and of the processors, which other work on the machine does not lengthen so much. */
export interface Took {
  readonly clock: number
  readonly program: number
  readonly database: number
}

/** What proving so many rows took; megabytes of this process at its most. */
export interface Proven {
  readonly rows: number
  readonly sealing: Took
  readonly entries: Took
  readonly tables: Took
  readonly sealingMb: number
  readonly verifyingMb: number
  readonly findings: number
}

const mb = () => process.memoryUsage().rss / 1_000_000

/** Writes rows of a table through its audit triggers, half of them made and half changed, ten thousand a transaction. */
export async function writeTrail(owner: pg.Pool, tenantId: string, rows: number): Promise<void> {
  for (let done = 0; done < rows / 2; done += 10_000) {
    const count = Math.min(10_000, rows / 2 - done)
    await owner.query(
      `insert into identity.teams (tenant_id, id, name) select $1, gen_random_uuid(), $2 || i from generate_series(1, $3::int) i`,
      [tenantId, `Team ${done}-`, count],
    )
    await owner.query(
      `update identity.teams set description = 'Optics and lasers' where tenant_id = $1 and name like $2`,
      [tenantId, `Team ${done}-%`],
    )
  }
  await owner.query('analyze')
}

/** Seals a tenant's whole trail, then verifies it, as the worker and `tenure audit verify` do. */
export async function sealAndVerify({ tenantId, ownerUrl, workerUrl, postmaster }: House): Promise<Proven> {
  const key = signingKeyOf(Buffer.alloc(32, 1))
  const folder = await mkdtemp(join(tmpdir(), 'tenure-bench-'))
  const witness = witnessIn(folder)
  const worker = new pg.Pool({ connectionString: workerUrl, max: 1 })
  const reader = new pg.Client({ connectionString: ownerUrl })
  let most = mb()
  const watching = setInterval(() => (most = Math.max(most, mb())), 50)
  try {
    const now = () => ({
      clock: performance.now() / 1000,
      program: process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
      database: serverCpu(postmaster) / 1000,
    })
    const began = now()
    const rows = await sealTenant(worker, { tenantId, keys: [key], witness })
    const sealed = now()
    const sealingMb = most
    most = mb()
    await reader.connect()
    await reader.query('begin isolation level repeatable read read only')
    await reader.query('set local role tenure_authz')
    const sql = async (text: string, values?: readonly unknown[]) =>
      (await reader.query(text, values as unknown[])).rows as never
    let walked = sealed
    const { findings } = await verifyTrail(sql, {
      tenantId,
      keys: [key.publicKey],
      witnessNotes: await witness.notesOf(tenantId),
      differences: differencesOfTenant(sql, tenantId),
      onProgress: ({ phase }) => {
        if (phase === 'entries') walked = now()
      },
    })
    return {
      rows,
      sealing: between(began, sealed),
      entries: between(sealed, walked),
      tables: between(walked, now()),
      sealingMb,
      verifyingMb: most,
      findings: findings.length,
    }
  } finally {
    clearInterval(watching)
    await Promise.all([worker.end(), reader.end(), rm(folder, { recursive: true, force: true })])
  }
}

const between = (a: Took, b: Took): Took => ({
  clock: b.clock - a.clock,
  program: b.program - a.program,
  database: b.database - a.database,
})
