import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { verifyBundle } from '@tenure/api/audit-proof'
import type { PublicKey } from '@tenure/ledger/signing-key'
import pg from 'pg'
import { Failure } from '../failure.ts'
import { asVerifier } from './as-verifier.ts'
import { recordIn } from './record-for.ts'
import { linesOf } from './verify-file.ts'
import { writeBundle } from './write-bundle.ts'

/** A tenant's part of a month, in its bundle. */
interface Bundled {
  readonly tenantId: string
  readonly count: number
  readonly sha256: string
}

export interface RetainMonth {
  /** `2025-03`. */
  readonly month: string
  readonly folder: string
  readonly keys: readonly PublicKey[]
}

const next = (month: string) => {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number, 1)).toISOString()
}

/** The months before one that the trail still holds, oldest first. */
export async function monthsBefore(ownerUrl: string, before: string): Promise<string[]> {
  return asVerifier(ownerUrl, async (sql) => {
    const rows = await sql<{ month: string }>(
      `select replace(substr(c.relname, 12), '_', '-') as month from pg_inherits i join pg_class c on c.oid = i.inhrelid
       where i.inhparent = 'audit.audit_logs'::regclass and c.relname ~ '^audit_logs_\\d{4}_\\d{2}$' order by 1`,
    )
    const months = rows.map(({ month }) => month).filter((month) => month < before)
    const held = []
    for (const month of months) if ((await tenantsOf(sql, month)).length > 0) held.push(month)
    return held
  })
}

const tenantsOf = async (sql: Parameters<Parameters<typeof asVerifier>[1]>[0], month: string) =>
  (
    await sql<{ id: string }>(
      'select distinct tenant_id as id from audit.audit_logs where created_at >= $1::timestamptz and created_at < $2::timestamptz order by 1',
      [`${month}-01T00:00:00Z`, next(month)],
    )
  ).map(({ id }) => id)

/** Writes each tenant's entries of a month into a bundle, and verifies it as whoever finds it later will. @throws Failure */
export async function bundleMonth(ownerUrl: string, { month, folder, keys }: RetainMonth): Promise<Bundled[]> {
  const place = join(folder, month)
  await mkdir(place, { recursive: true, mode: 0o700 })
  return asVerifier(ownerUrl, async (sql) => {
    const bundled: Bundled[] = []
    for (const tenantId of await tenantsOf(sql, month)) {
      const path = join(place, `${tenantId}.jsonl.gz`)
      const { count, sha256 } = await writeBundle(sql, {
        path,
        tenantId,
        keys,
        from: `${month}-01T00:00:00Z`,
        to: next(month),
      })
      const { proved, findings } = await verifyBundle(linesOf(path), { keys })
      if (proved !== count || findings.length > 0)
        throw new Failure(
          `The bundle ${path} does not prove all of ${month}: ${findings[0]?.sentence ?? 'some entries are not sealed yet.'}`,
          'Seal first (tenure audit seal), look with tenure audit verify, remove the file and try again. Nothing was dropped.',
        )
      bundled.push({ tenantId, count, sha256 })
    }
    return bundled
  })
}

/**
 * Takes a month out of the trail, whole: detaches its partition, sees that it holds just what was bundled, tells each
 * tenant's trail which month went into which bundle, and drops it. All of it or nothing.
 */
export async function dropMonth(ownerUrl: string, month: string, bundled: readonly Bundled[]): Promise<void> {
  const part = `audit.audit_logs_${month.replace('-', '_')}`
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tenure-audit' })
  await client.connect()
  try {
    await client.query('begin; set local role tenure_audit')
    await client.query(`alter table audit.audit_logs detach partition ${part}`)
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${part}`)
    if (rows[0]!.count !== bundled.reduce((sum, { count }) => sum + count, 0))
      throw new Failure(
        `Entries of ${month} came while it was bundled.`,
        'Remove its bundles and try again. Nothing was dropped.',
      )
    for (const { tenantId, count, sha256 } of bundled) {
      const before = await client.query<{ months: object[] }>(
        `select x.details -> 'months' as months from audit.audit_logs x where x.tenant_id = $1 and x.action = 'retainAuditLog' order by x.seq desc limit 1`,
        [tenantId],
      )
      // All that went before is told again: the entry that told of it may go with its own month.
      const months = [...(before.rows[0]?.months ?? []), { month, entries: count, sha256 }]
      await recordIn(client, { tenantId, action: 'retainAuditLog', details: { months } })
    }
    await client.query(`drop table ${part}`)
    await client.query('commit')
  } finally {
    await client.end()
  }
}
