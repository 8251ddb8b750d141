import type { Check } from '../check.ts'

export const check47: Check = {
  number: 47,
  name: 'partitions are reached through their parent',
  because: 'A partition has no policies of its own: whoever may read it directly reads every tenant.',
  sql: `select t.object, 'granted to ' || string_agg(distinct case a.grantee when 0 then 'public' else a.grantee::regrole::text end, ', ') as detail
    from relations t cross join lateral aclexplode(t.relacl) a where t.relispartition and a.grantee <> t.relowner group by 1 order by 1`,
  mend: 'revoke all on {object} from it; grants are on the parent only.',
}
