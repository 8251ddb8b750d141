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

/** The same within a transaction of the caller's. All checks are one statement: what they look at is gathered once. */
export async function examine(client: pg.Client): Promise<Finding[]> {
  const missing = await missingTables(client)
  const queries = checks.map(({ number, needs, sql }) =>
    needs !== undefined && missing.has(needs)
      ? `check_${number} as (select '${needs}' as object, 'does not exist' as detail)`
      : `check_${number} as (${sql})`,
  )
  const answers = checks.map(
    ({ number }) => `select ${number} as number, object::text, detail::text from check_${number}`,
  )
  const { rows } = await client.query<{ number: number; object: string; detail: string }>(
    `with ${[views, ...queries].join(', ')} ${answers.join(' union all ')} order by 1, 2, 3`,
  )
  const byNumber = new Map(checks.map((check) => [check.number, check]))
  return rows.flatMap((row) => {
    const check = byNumber.get(row.number)
    return check ? [findingOf(check, row)] : []
  })
}

function findingOf(
  { number, name, because, mend }: Check,
  { object, detail }: { object: string; detail: string },
): Finding {
  return {
    number,
    name,
    object,
    detail,
    because,
    mend: mend.replaceAll('{object}', object).replaceAll('{detail}', detail),
  }
}

/** The tables that checks read and that are not there. */
async function missingTables(client: pg.Client): Promise<Set<string>> {
  const wanted = [...new Set(checks.flatMap(({ needs }) => needs ?? []))]
  const { rows } = await client.query<{ name: string }>(
    'select n.name from unnest($1::text[]) n (name) where to_regclass(n.name) is null',
    [wanted],
  )
  return new Set(rows.map(({ name }) => name))
}
