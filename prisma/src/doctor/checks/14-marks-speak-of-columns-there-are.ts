import type { Check } from '../check.ts'

export const check14: Check = {
  number: 14,
  name: 'marks speak of columns there are',
  because:
    'A column that was renamed keeps its mark under the old name, and is copied into the trail under the new one.',
  needs: 'audit.column_marks',
  sql: `select m.table_schema || '.' || m.table_name || '.' || m.column_name as object, 'marked, but there is no such column' as detail from audit.column_marks m
    where not exists (select from columns c where c.object = m.table_schema || '.' || m.table_name || '.' || m.column_name) order by 1`,
  mend: 'Remove the mark of {object} from vocabulary/audit.sql and from the table, or give it the column’s new name.',
}
