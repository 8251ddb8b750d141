import { randomUUID } from 'node:crypto'
import { migrate } from '@tenure/prisma/migrate'
import { throwawayServer } from '@tenure/prisma/throwaway'
import pg from 'pg'

// `pnpm explorer [--rows 1000000]`: what an auditor asks of a long trail, each with its time and whether its plan reads a table from end to end.
const rows = Number(process.argv[process.argv.indexOf('--rows') + 1] || 0) || 1_000_000
const server = await throwawayServer()
const url = await server.createDatabase()
await migrate(url, {})
const owner = new pg.Client({ connectionString: url })
await owner.connect()
const [tenant, auditor, project] = [randomUUID(), randomUUID(), randomUUID()]
try {
  await owner.query(`insert into identity.tenants (id, name, slug) values ('${tenant}', 'Long', 'long')`)
  await owner.query(
    `insert into identity.users (tenant_id, id, username, email, full_name) values ('${tenant}', '${auditor}', 'a', 'a@long.test', 'Auditor');
     insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id) select '${tenant}', gen_random_uuid(), '${auditor}', tenant_id, id from identity.roles where name = 'auditor' and is_system_role`,
  )
  process.stderr.write(`  Writing ${rows.toLocaleString('en-GB')} entries over a year\n`)
  await owner.query(
    `insert into audit.audit_logs (tenant_id, created_at, actor_kind, user_id, action, resource_type, resource_id, project_id, details, request_id, ip_address, user_agent)
     select '${tenant}', date_trunc('milliseconds', now() - interval '360 days' * (1 - i::numeric / $1)), case when i % 50 = 0 then 'API_TOKEN' else 'SESSION' end,
       md5((i % 300)::text)::uuid, (array['editProject', 'grantAllocation', 'resizeAllocation', 'signIn', 'addProjectMember'])[1 + i % 5],
       case when i % 100000 = 7 then 'roles' else (array['projects', 'allocations', 'allocations', 'sessions', 'project_members'])[1 + i % 5] end,
       md5('r' || i % 20000)::uuid, case when i % 5 = 3 then null when i % 1000 = 1 then '${project}' else md5('p' || i % 900)::uuid end,
       json_build_object('old', json_build_object('quantity', i % 977, 'version', 3), 'new', json_build_object('quantity', (i + 1) % 977, 'version', 4)) , md5('q' || i / 3)::uuid,
       case when i % 50021 = 0 then inet '198.51.100.7' else inet '192.0.2.0' + (i % 200)::int end, 'bench' from generate_series(1, $1::int) i`,
    [rows],
  )
  await owner.query('vacuum analyze audit.audit_logs')
  const plans: string[] = []
  owner.on('notice', ({ message }) => plans.push(message ?? ''))
  await owner.query(
    `load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on; set auto_explain.log_timing = off; set auto_explain.log_level = 'notice'; set plan_cache_mode = force_generic_plan`,
  )
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString()
  const matching = (filter: object) =>
    `select count(*)::int as n from audit.matching('${JSON.stringify(filter)}', null, null, true, 101)`
  const facets = (filter: object) =>
    `select sum(count)::int as n from audit.facets('${JSON.stringify(filter)}') where facet is null`
  const activity = (filter: object, from: number, step: string) =>
    `select sum(count)::int as n from audit.activity('${JSON.stringify(filter)}', date_trunc('hour', '${day(from)}'::timestamptz), now(), '${step}')`
  const questions: readonly (readonly [string, string])[] = [
    ['a page of the rarest type', matching({ resource_type: 'roles' })],
    ['a page of a rare address', matching({ address: '198.51.100.7' })],
    ['a page of a network', matching({ address: '192.0.2.0/24' })],
    ['a page by field and value, common', matching({ field: 'quantity', new: ['100'] })],
    ['a page by a value that never was: 60,000 looked through', matching({ field: 'quantity', new: ['-1'] })],
    ['the same, 300 days back', matching({ field: 'quantity', new: ['-1'], to: day(300) })],
    ['a page of API tokens', matching({ actor_kind: 'API_TOKEN' })],
    ['facets of all', facets({})],
    ['facets of one person', facets({ user_id: '${u}' })],
    ['facets of one project', facets({ project_id: project })],
    ['facets by field and value', facets({ field: 'quantity', new: ['100'] })],
    ['activity of a week by the hour', activity({}, 7, '1 hour')],
    ['activity of a year by the week', activity({}, 360, '7 days')],
    ['activity of a year of one action', activity({ action: 'signIn' }, 360, '7 days')],
    ['activity of a year by field and value', activity({ field: 'quantity', new: ['100'] }, 360, '7 days')],
  ]
  const { rows: people } = await owner.query<{ u: string }>(`select md5('7')::uuid as u`)
  for (const [name, sql] of questions) {
    const times: number[] = []
    let found = 0
    for (let i = 0; i < 4; i++) {
      // The last time looks at what each step really gave, which costs.
      await owner.query(`set auto_explain.log_analyze = ${i === 3 ? 'on' : 'off'}`)
      await owner.query('begin')
      await owner.query('select ctx.begin_told($1, $2, null)', [tenant, auditor])
      await owner.query('set local role tenure_app')
      plans.length = 0
      const from = performance.now()
      const { rows: answer } = await owner.query<{ n: number | null }>(sql.replace('${u}', people[0]!.u))
      times.push(performance.now() - from)
      found = answer[0]!.n ?? 0
      await owner.query('rollback')
    }
    // A month without rows is read whole at no cost: only one that gave rows counts.
    const whole = plans.some((plan) => /Seq Scan on audit_logs\S* x\S* .*actual.* rows=0*[1-9]/.test(plan))
    console.log(
      `${name.padEnd(58)} ${Math.min(...times)
        .toFixed(1)
        .padStart(8)} ms  ${String(found).padStart(7)} found  ${whole ? 'READS A TABLE WHOLE' : ''}`,
    )
  }
} finally {
  await owner.end()
  await server.stop()
}
