import pg from 'pg'
import type { Check, Finding } from './check.ts'
import { checks } from './checks.ts'
import { views } from './views.ts'

/**
 * Looks a database over, whatever made it, and answers everything that breaks a rule, in the order of the rules.
 * @param url of someone who may read the catalogue and the trail: the owner
 */
export async function doctor(url: string): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'tenure-doctor' })
  await client.connect()
  try {
    await client.query('begin read only')
    return await examine(client)
  } finally {
    await client.end()
  }
}

/** The same within a transaction of the caller's. */
export async function examine(client: pg.Client): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const check of checks) findings.push(...(await findingsOf(check, client)))
  return findings
}

async function findingsOf(check: Check, client: pg.Client): Promise<Finding[]> {
  const { number, name, because, mend } = check
  return (await broken(check, client)).map(({ object, detail }) => ({
    number,
    name,
    object,
    detail,
    because,
    mend: mend.replaceAll('{object}', object).replaceAll('{detail}', detail),
  }))
}

async function broken({ needs, sql }: Check, client: pg.Client): Promise<{ object: string; detail: string }[]> {
  if (needs !== undefined && !(await exists(client, needs))) return [{ object: needs, detail: 'does not exist' }]
  return (await client.query<{ object: string; detail: string }>(`with ${views} ${sql}`)).rows
}

async function exists(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [table])
  return rows[0]?.found === true
}
