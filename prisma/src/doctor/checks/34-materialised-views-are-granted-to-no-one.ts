import type { Check } from '../check.ts'

export const check34: Check = {
  number: 34,
  name: 'materialised views are granted to no one',
  because: 'They have no row level security at all.',
  sql: `select v.object, 'granted to ' || string_agg(distinct case a.grantee when 0 then 'public' else a.grantee::regrole::text end, ', ') as detail
    from relations v cross join lateral aclexplode(v.relacl) a where v.relkind = 'm' and a.grantee <> v.relowner group by 1 order by 1`,
  mend: 'Revoke it; read {object} through a definer function that filters by tenant.',
}
