import type { Context } from '../kernel/context.ts'

/** How much is made: 1 is a house of 60 projects and 400 allocations, 100 a hundred of them in one. */
export interface Scale {
  readonly times: number
  readonly onProgress?: (sentence: string) => void
}

// Ids are computed from the row's number, so that one statement can refer to what another made.
const id = (kind: string, n: string) => `md5('${kind}' || $1 || (${n})::text)::uuid`

const statements: readonly (readonly [string, string])[] = [
  [
    'people',
    `insert into identity.users (tenant_id, id, username, email, full_name)
    select $1::uuid, ${id('user', 'n')}, 'person' || n, 'person' || n || '@northwind.test', 'Person ' || n from generate_series(1, 50 * $2::int) n`,
  ],
  [
    'security groups',
    `insert into identity.security_groups (tenant_id, id, group_name)
    select $1::uuid, ${id('group', 'n')}, 'NW-' || n || ' members' from generate_series(1, 60 * $2::int) n`,
  ],
  [
    'projects',
    `insert into projects.projects (tenant_id, id, public_id, name, description, pi_owner_id, default_security_group_id, billing_details, status)
    select $1::uuid, ${id('project', 'n')}, 'NW-' || n, (array['Lunar ice mapping', 'Turbine acoustics', 'Crop phenology', 'Dark-matter halo survey', 'River microbiome', 'Protein folding', 'Coral genomics'])[1 + n % 7] || ' ' || n,
      'Made to measure with.', ${id('user', '1 + n % (50 * $2::int)')}, ${id('group', 'n')}, '{"costCentre": "4711"}', 'ACTIVE' from generate_series(1, 60 * $2::int) n`,
  ],
  [
    'resource managers',
    `insert into projects.project_resource_managers (tenant_id, id, project_id, user_id)
    select $1::uuid, ${id('manager', "n || '/' || m")}, ${id('project', 'n')}, ${id('user', '1 + (n * 7 + m) % (50 * $2::int)')} from generate_series(1, 60 * $2::int) n, generate_series(1, 2) m`,
  ],
  [
    'resource types',
    `insert into allocations.resource_types (tenant_id, id, name, unit, is_storage_type)
    select $1::uuid, ${id('type', 'n')}, (array['CPU core-hours', 'GPU hours', 'Project storage', 'Scratch storage', 'Inference tokens'])[n], (array['core-hours', 'GPU hours', 'TB', 'TB', 'million tokens'])[n], n in (3, 4) from generate_series(1, 5) n where $2::int > 0`,
  ],
  [
    'allocations',
    `insert into allocations.allocations (tenant_id, id, project_id, resource_type_id, is_storage_type, allocation_model, quantity, billing_period, renewal, lifetime_months, starts_at, period_start, period_end, ends_at)
    select $1::uuid, ${id('allocation', 'n')}, ${id('project', '1 + n % (60 * $2::int)')}, ${id('type', '1 + (n / 60) % 5')}, 1 + (n / 60) % 5 in (3, 4), case when n % 3 = 0 then 'CONDO' else 'SUBSCRIPTION' end,
      (n * 7919) % 1000000 / 4.0, case when n % 3 <> 0 then 'YEAR' end, case when n % 3 = 0 then 'NONE' else 'AUTO' end, case when n % 3 = 0 then 60 end,
      date_trunc('year', now()), date_trunc('year', now()), date_trunc('year', now()) + case when n % 3 = 0 then interval '60 months' else interval '1 year' end,
      case when n % 3 = 0 then date_trunc('year', now()) + interval '60 months' end from generate_series(1, 400 * $2::int) n`,
  ],
  [
    'allocation periods',
    `insert into allocations.allocation_periods (tenant_id, id, allocation_id, project_id, is_storage_type, k, starts_at, ends_at, quantity)
    select a.tenant_id, gen_random_uuid(), a.id, a.project_id, a.is_storage_type, 0, a.period_start, a.period_end, a.quantity from allocations.allocations a where a.tenant_id = $1::uuid and $2::int > 0`,
  ],
  [
    'sharing rules',
    `insert into allocations.resource_shares (tenant_id, id, source_project_id, recipient_project_id, resource_type_id, share_percentage, kind)
    select $1::uuid, ${id('share', 'n')}, ${id('project', 'n')}, ${id('project', 'n + 1')}, case when n % 2 = 0 then ${id('type', '1 + n % 5')} end, 5 + n % 20, case when n % 5 = 0 then 'CEILING' else 'RESERVED' end
    from generate_series(1, 60 * $2::int - 1) n where n % 3 = 0`,
  ],
]

/** Fills the viewer's tenant with much of everything, set-based, through the same walls and triggers as any change. */
export async function fill(ctx: Context, { times, onProgress }: Scale): Promise<void> {
  await ctx.sql(`select set_config('app.action', 'fillForMeasuring', true), set_config('statement_timeout', '0', true)`)
  for (const [what, text] of statements) {
    onProgress?.(`Making ${what}`)
    await ctx.sql(text, [ctx.viewer.tenantId, times])
  }
}
