import type { Check } from '../check.ts'
import { exempt, withoutAudit } from '../exemptions.ts'
import { missing } from '../missing-trigger.ts'

export const check10: Check = {
  number: 10,
  name: 'every change is audited',
  because:
    'A table without these triggers changes and nobody can say who did it. ENABLE ALWAYS: a session that plays a replica would skip others.',
  sql: `select t.object, 'no trigger for ' || x.missing as detail from tables t
    cross join lateral (select concat_ws(', ', ${missing('insert', 'audit.capture()')}, ${missing('update', 'audit.capture()')},
      ${missing('delete', 'audit.capture()')}, ${missing('truncate', 'audit.forbid()')}) as missing) x
    where x.missing <> '' and t.object not in ${exempt(withoutAudit)}
      and (t.object = 'identity.tenants' or t.oid in (select n.oid from tenant_tables n) or not exists (select from app_roles))
    order by 1`,
  mend: `call ctx.protect('{object}'); in the law of its context, or name it among the exemptions with the reason.`,
}
