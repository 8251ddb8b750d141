import type { Check } from '../check.ts'
import { exempt, withoutTenant } from '../exemptions.ts'

/** The tables the wall stands before: all but those without a tenant; the tenants themselves are behind it. */
const walled = `tables t where (t.object = 'identity.tenants' or t.object not in ${exempt(withoutTenant)})`

/** How PostgreSQL words "of the context's tenant", or for what all tenants read, "or of the system's". */
const ofTenant = `id = (ANY \\(ARRAY\\[)?\\( SELECT ctx\\.tenant\\(\\) AS tenant\\)(\\)|, ''0{8}-0{4}-0{4}-0{4}-0{12}''::uuid\\]\\))`

/** The wall: forced, restrictive, asked once a statement. */
export const rowLevelSecurity: readonly Check[] = [
  {
    number: 4,
    name: 'row level security is enabled and forced',
    because:
      'Not forced, it does not bind the table’s owner, and every function that runs as the owner sees all tenants.',
    sql: `select t.object, case when t.relrowsecurity then 'enabled, not forced' else 'not enabled' end as detail from ${walled}
      and not (t.relrowsecurity and t.relforcerowsecurity) order by 1`,
    mend: 'alter table {object} enable row level security, force row level security;',
  },
  {
    number: 5,
    name: 'a restrictive policy keeps each tenant in',
    because:
      'Permissive policies add up: one that is too wide opens the tenant. A restrictive one is asked besides all of them.',
    sql: `select t.object, 'has no restrictive tenant policy for reading and writing by every role that may touch it' as detail from ${walled}
      and not exists (select from policies p where p.polrelid = t.oid and not p.polpermissive and p.polcmd = '*'
        and p.shows ~ '${ofTenant}' and p.takes ~ '${ofTenant}' and p.shows || p.takes !~ ' OR '
        and not exists (select from app_roles r where r.oid <> all (p.polroles) and 0 <> all (p.polroles)
          and (exists (select from aclexplode(t.relacl) a where a.grantee in (r.oid, 0))
            or exists (select from columns c cross join lateral aclexplode(c.attacl) a where c.attrelid = t.oid and a.grantee in (r.oid, 0)))))
      order by 1`,
    mend: 'create policy tenant on {object} as restrictive to <the application’s roles> using (tenant_id = (select ctx.tenant())) with check (tenant_id = (select ctx.tenant()));',
  },
  {
    number: 6,
    name: 'policies name whom they let in',
    because: 'A permissive policy to PUBLIC lets in every role that anybody will ever make.',
    sql: `select p.object, 'permissive, to PUBLIC' as detail from policies p where p.polpermissive and 0 = any (p.polroles) order by 1`,
    mend: 'Say on {object} to which roles it applies.',
  },
  {
    number: 7,
    name: 'policies ask once a statement',
    because:
      'A function called for each row makes a count of 100,000 rows take eighteen seconds instead of a fiftieth of one.',
    sql: `select p.object, x.called as detail from policies p
      cross join lateral (select string_agg(distinct m[1], ', ') as called
        from regexp_matches(regexp_replace(p.shows || ' ' || p.takes, '\\( SELECT\\s+(FROM )?(\\(+)?ctx\\.\\w+\\(', '', 'g'), '(ctx\\.\\w+|current_setting)\\(', 'g') m) x
      where x.called is not null order by 1`,
    mend: 'In {object}, write (select {detail}(…)), or = any (array(select …)): it is then computed once.',
  },
]
