import type { Sql } from '@tenure/api/audit-proof'
import pg from 'pg'

/**
 * Does work in one snapshot of the whole database, reading only. The role reads every tenant's rows, whoever owns the
 * database: forced row level security binds an owner who is no superuser.
 */
export async function asVerifier<T>(ownerUrl: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tenure-audit' })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local role tenure_authz')
    return await work(async (text, values) => (await client.query(text, values as unknown[])).rows as never)
  } finally {
    await client.end()
  }
}

/** A tenant as a person knows it. */
export interface NamedTenant {
  readonly id: string
  readonly slug: string
}

/** The tenants whose trail there is to verify: those that are, and those of whom entries or a witness tell. */
export async function tenantsToVerify(sql: Sql, witnessed: readonly string[]): Promise<NamedTenant[]> {
  return sql<{ id: string; slug: string }>(
    `select t.id, coalesce(n.slug, t.id::text) as slug from (
       select id from identity.tenants union select unnest($1::uuid[]) union select tenant_id from audit.audit_checkpoints union select tenant_id from audit.audit_logs) t
     left join identity.tenants n on n.id = t.id order by n.slug nulls last, t.id`,
    [witnessed],
  )
}
