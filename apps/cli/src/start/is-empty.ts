import pg from 'pg'

/** The tenants of a database beside the system's own. */
export async function tenantSlugs(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ slug: string }>('select identity.tenant_slugs() as slug')
    return rows.map(({ slug }) => slug)
  } finally {
    await client.end()
  }
}

/** Whether nobody has set up an institution here yet. */
export async function isEmpty(ownerUrl: string): Promise<boolean> {
  return (await tenantSlugs(ownerUrl)).length === 0
}
