import { randomUUID } from 'node:crypto'
import { createWriteStream, createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InstalledUsage } from '@tenure/api/installed-usage'
import { migrate } from '@tenure/prisma/migrate'
import { throwawayServer } from '@tenure/prisma/throwaway'
import pg from 'pg'

// `pnpm usage [--rows 1000000]`: a month of a cluster's jobs imported, imported again, and beside that a plain COPY of as many rows.
const rows = Number(process.argv[process.argv.indexOf('--rows') + 1] || 0) || 1_000_000
const projects = 500
const server = await throwawayServer()
const folder = await mkdtemp(join(tmpdir(), 'tenure-usage-'))
const url = await server.createDatabase()
await migrate(url, {})
const owner = new pg.Client({ connectionString: url })
await owner.connect()

/** A tenant with projects that each have processors to use, and jobs of theirs over 28 days. */
async function facility(): Promise<void> {
  const [tenant, person, group, type] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  await owner.query(`insert into identity.tenants (id, name, slug) values ('${tenant}', 'Large', 'large')`)
  await owner.query(
    `insert into identity.users (tenant_id, id, username, email, full_name) values ('${tenant}', '${person}', 'ops', 'ops@large.test', 'Ops');
     insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id) select '${tenant}', gen_random_uuid(), '${person}', tenant_id, id from identity.roles where name = 'resource_manager' and is_system_role;
     insert into identity.security_groups (tenant_id, id, group_name) values ('${tenant}', '${group}', 'all');
     insert into identity.users (tenant_id, id, username, email, full_name) select '${tenant}', gen_random_uuid(), 'u' || i, 'u' || i || '@large.test', 'Person ' || i from generate_series(0, 1999) i;
     insert into allocations.resource_types (tenant_id, id, name, unit) values ('${tenant}', '${type}', 'Cores', 'core-hours');
     insert into allocations.usage_rules (tenant_id, id, resource_type_id, measure, weight) values ('${tenant}', gen_random_uuid(), '${type}', 'CPU_HOURS', 1);
     insert into projects.projects (tenant_id, id, public_id, name, pi_owner_id, default_security_group_id) select '${tenant}', gen_random_uuid(), 'AB-' || i, 'Project ' || i, '${person}', '${group}' from generate_series(1, ${projects}) i;
     insert into allocations.allocations (tenant_id, id, project_id, resource_type_id, is_storage_type, allocation_model, quantity, lifetime_months, starts_at, period_start, period_end, ends_at)
       select '${tenant}', gen_random_uuid(), p.id, '${type}', false, 'CONDO', 20000, 60, date_trunc('day', now() - interval '60 days'), date_trunc('day', now() - interval '60 days'), now() + interval '1700 days', now() + interval '1700 days' from projects.projects p where p.tenant_id = '${tenant}';
     insert into allocations.allocation_periods (tenant_id, id, allocation_id, project_id, is_storage_type, k, starts_at, ends_at, quantity)
       select a.tenant_id, gen_random_uuid(), a.id, a.project_id, false, 0, a.period_start, a.period_end, a.quantity from allocations.allocations a where a.tenant_id = '${tenant}'`,
  )
}

async function write(path: string): Promise<void> {
  const file = createWriteStream(path)
  const lines = ['JobIDRaw|Cluster|Partition|Account|User|Start|End|ElapsedRaw|State|AllocTRES|JobName']
  const from = Date.now() - 30 * 86_400_000
  for (let n = 1; n <= rows; n++) {
    const start = new Date(from + Math.floor((n / rows) * 28 * 86_400_000))
    const seconds = 60 + ((n * 7919) % 7200)
    const at = (date: Date) => date.toISOString().slice(0, 19)
    lines.push(
      `${n}|tux|p${n % 4}|ab-${1 + (n % projects)}|u${n % 2000}|${at(start)}|${at(new Date(start.getTime() + seconds * 1000))}|${seconds}|COMPLETED|billing=8,cpu=${1 + (n % 32)},mem=62.50G,node=1|run_${n % 977}`,
    )
    if (lines.length < 20_000) continue
    if (!file.write(`${lines.splice(0).join('\n')}\n`)) await new Promise<void>((resolve) => file.once('drain', () => resolve()))
  }
  await new Promise<void>((resolve) => file.end(`${lines.join('\n')}\n`, () => resolve()))
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

try {
  await facility()
  // As a database stands that has run for a day: its tables counted for the planner.
  await owner.query('vacuum analyze')
  const path = join(folder, 'jobs.txt')
  await write(path)
  const { size } = await stat(path)
  console.log(
    `${rows.toLocaleString('en-GB')} jobs of ${projects} projects in 28 days, ${(size / 1024 / 1024).toFixed(0)} MB of sacct -P`,
  )
  const usage = await InstalledUsage.open(url, { tenant: 'large', login: 'ops@large.test' })
  const idle = process.memoryUsage().rss
  for (const name of ['first import', 'the same file again']) {
    let most = 0
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100)
    const from = performance.now()
    const came = await usage.import(createReadStream(path, { highWaterMark: 1024 * 1024 }), {
      format: 'sacct',
      origin: 'tux',
      dryRun: false,
    })
    const took = performance.now() - from
    clearInterval(watch)
    const { rows: drawn } = await owner.query<{ n: number }>('select count(*)::int as n from allocations.draws')
    console.log(
      `${name.padEnd(22)} ${seconds(took).padStart(8)}  ${Math.round((rows / took) * 1000).toLocaleString('en-GB')} rows/s  ${((most - idle) / 1024 / 1024).toFixed(0)} MB above ${(idle / 1024 / 1024).toFixed(0)} MB  ${JSON.stringify(came.counts)}  ${drawn[0]!.n} draws`,
    )
  }
  await usage.close()
  // The same rows by COPY into a table without keys, walls or triggers: what the disk alone costs.
  await owner.query(`create unlogged table public.usage_copy as select * from allocations.usage_records with no data`)
  const from = performance.now()
  await owner.query(`insert into public.usage_copy select * from allocations.usage_records`)
  console.log(`the rows alone, INSERT … SELECT into a bare table  ${seconds(performance.now() - from)}`)
} finally {
  await owner.end()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
