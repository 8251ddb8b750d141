import type { Check } from '../check.ts'
import { exempt, notSecret, withoutAudit } from '../exemptions.ts'
import { looksSecret } from '../looks-secret.ts'

export const check13: Check = {
  number: 13,
  name: 'what looks secret is marked',
  because: 'The trail copies every column that is not marked, and keeps it for ever.',
  needs: 'audit.column_marks',
  sql: `select c.object, 'of type ' || c.type || ', not marked' as detail from columns c
    where ${looksSecret('c')} and c.object not in ${exempt(notSecret)} and c.table_object not in ${exempt(withoutAudit)} and c.table_object !~ '^(ctx|public|audit)\\.'
      and not exists (select from audit.column_marks m where m.table_schema || '.' || m.table_name || '.' || m.column_name = c.object and m.mark = 'WITHHELD')
    order by 1`,
  mend: 'Mark {object} WITHHELD in vocabulary/audit.sql, or list it as reviewed with the reason why it is no secret.',
}
