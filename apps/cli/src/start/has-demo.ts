import pg from 'pg'

/** Whether the demo's people are in this database. Where the owner may not look, they are not announced. */
export async function hasDemo(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      "select from identity.users where lower(email) = 'admin@aurora.test' limit 1",
    )
    return (rowCount ?? 0) > 0
  } catch {
    return false
  } finally {
    await client.end()
  }
}
