import pg from 'pg'

export interface InstallationDeed {
  readonly tenantId: string
  readonly action: string
  readonly details: object
}

/** Writes into a tenant's trail what the installation itself did at a terminal: nobody signed in. */
export async function recordFor(ownerUrl: string, deed: InstallationDeed): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tenure-audit' })
  await client.connect()
  try {
    await client.query('begin')
    await recordIn(client, deed)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

/** The same within a transaction that does more. */
export async function recordIn(client: pg.ClientBase, { tenantId, action, details }: InstallationDeed): Promise<void> {
  // The trail's owner writes it: forced row level security binds whoever owns the database otherwise.
  await client.query('set local role tenure_audit')
  await client.query(
    `insert into audit.audit_logs (created_at, tenant_id, actor_kind, action, resource_type, details) values (ctx.now(), $1, 'DATABASE:' || session_user, $2, 'audit_logs', $3)`,
    [tenantId, action, JSON.stringify(details)],
  )
}
