import { beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { id, wholeHouse } from '../given/house.ts'
import { connect, migratedDatabase } from '../server/fresh.ts'

let owner: pg.Client
const t = id('a', 'tenant')
beforeAll(async () => {
  owner = await connect(await migratedDatabase())
  await owner.query(`${wholeHouse('a')}; ${wholeHouse('b')}`)
})

test('what is inserted and deleted is written to the byte as jsonb writes the row, without what is null', async () => {
  await owner.query(`update projects.projects set team_id = null where tenant_id = '${t}'`)
  await owner.query(`delete from identity.teams where tenant_id = '${t}' and id = '${id('a', 'team')}'`)
  const { rows } = await owner.query<{ resource_type: string }>(
    `select resource_type from audit.audit_logs l cross join lateral (select case when l.details -> 'new' is not null then 'new' else 'old' end as side) s
     where action in ('sql:insert', 'sql:delete') and l.details::text is distinct from json_build_object(s.side, (
       select json_object_agg(a.key, a.value) from jsonb_each(l.details::jsonb -> s.side) a where a.value <> 'null'))::text`,
  )
  expect(rows).toEqual([])
  const { rows: all } = await owner.query<{ n: number }>(
    `select count(distinct resource_type)::int as n from audit.audit_logs where action in ('sql:insert', 'sql:delete')`,
  )
  expect(all[0]?.n).toBeGreaterThan(12)
})
