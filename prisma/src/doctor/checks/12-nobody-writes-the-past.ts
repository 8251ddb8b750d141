import type { Check } from '../check.ts'

export const check12: Check = {
  number: 12,
  name: 'nobody writes the past',
  because:
    'History and trail are written by triggers in the transaction of the change. A role that may write them may invent a past.',
  sql: `select t.object, r.rolname || ' may ' || lower(p.privilege) as detail from tables t cross join app_roles r
    cross join (values ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE')) p (privilege)
    where (t.relname ~ '_history$' or t.object in ('audit.audit_logs', 'audit.audit_leaves', 'audit.audit_tiles', 'audit.audit_checkpoints')) and has_table_privilege(r.oid, t.oid, p.privilege) order by 1, 2`,
  mend: 'revoke insert, update, delete, truncate on {object} from it: {detail}.',
}
