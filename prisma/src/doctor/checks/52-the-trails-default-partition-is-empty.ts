import type { Check } from '../check.ts'

export const check52: Check = {
  number: 52,
  name: 'the trail’s default partition is empty',
  because: 'A month whose rows already sit there can’t be made, and the partition is never dropped.',
  needs: 'audit.audit_logs_default',
  sql: `select 'audit.audit_logs_default' as object, 'holds rows of ' || to_char(min(created_at), 'YYYY-MM') || ' to ' || to_char(max(created_at), 'YYYY-MM') as detail
    from audit.audit_logs_default having count(*) > 0`,
  mend: 'Detach {object}, make the months its rows are of, move the rows into them, and attach it again.',
}
