import type { Check } from '../check.ts'
import { ofTenant, walled } from '../walled.ts'

export const check05: Check = {
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
}
