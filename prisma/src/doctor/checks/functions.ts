import type { Check } from '../check.ts'

/** Functions and views do as their caller may, or exactly what they are for. */
export const functions: readonly Check[] = [
  {
    number: 30,
    name: 'PUBLIC executes nothing',
    because: 'PostgreSQL lets everyone call a new function until that is taken back.',
    sql: `select r.object, 'may be called by PUBLIC' as detail from routines r
      where exists (select from aclexplode(coalesce(r.proacl, acldefault('f', r.proowner))) a where a.grantee = 0 and a.privilege_type = 'EXECUTE')
        and r.prorettype <> 'trigger'::regtype or exists (select from aclexplode(coalesce(r.proacl, acldefault('f', r.proowner))) a where a.grantee = 0) and r.prosecdef
      order by 1`,
    mend: 'revoke execute on function {object} from public; and grant it to the roles that need it.',
  },
  {
    number: 31,
    name: 'definer functions look where they are told',
    because:
      'A function with its owner’s rights that follows the caller’s search path runs the caller’s own tables and operators with them.',
    sql: `select r.object, coalesce(array_to_string(r.proconfig, ', '), 'has no search_path') as detail from routines r
      where r.prosecdef and not coalesce('search_path=pg_catalog, pg_temp' = any (r.proconfig), false) order by 1`,
    mend: 'alter function {object} set search_path = pg_catalog, pg_temp; and name schemas in its body.',
  },
  {
    number: 32,
    name: 'definer functions belong to roles that the wall binds',
    because: 'One that belongs to a superuser, or to a role with BYPASSRLS, sees every tenant whatever its body says.',
    sql: `select r.object, 'belongs to ' || o.rolname as detail from routines r join pg_roles o on o.oid = r.proowner
      where r.prosecdef and (o.rolsuper or o.rolbypassrls) order by 1`,
    mend: 'alter function {object} owner to tenure_authz;',
  },
  {
    number: 33,
    name: 'views show what their reader may see',
    because: 'A view without security_invoker reads with its owner’s rights, past every policy that binds the reader.',
    sql: `select v.object, 'has not security_invoker' as detail from relations v
      where v.relkind = 'v' and not coalesce(v.reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false) order by 1`,
    mend: 'alter view {object} set (security_invoker = true);',
  },
  {
    number: 34,
    name: 'materialised views are granted to no one',
    because: 'They have no row level security at all.',
    sql: `select v.object, 'granted to ' || string_agg(distinct case a.grantee when 0 then 'public' else a.grantee::regrole::text end, ', ') as detail
      from relations v cross join lateral aclexplode(v.relacl) a where v.relkind = 'm' and a.grantee <> v.relowner group by 1 order by 1`,
    mend: 'Revoke it; read {object} through a definer function that filters by tenant.',
  },
]
