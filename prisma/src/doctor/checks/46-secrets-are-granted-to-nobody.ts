import type { Check } from '../check.ts'
import { exempt, notSecret } from '../exemptions.ts'
import { looksSecret } from '../looks-secret.ts'

export const check46: Check = {
  number: 46,
  name: 'secrets are granted to nobody',
  because: 'What the application’s role may read, an injected statement may read.',
  sql: `select c.object, r.rolname || ' may read it' as detail from columns c cross join app_roles r
    where ${looksSecret('c')} and c.object not in ${exempt(notSecret)} and has_column_privilege(r.oid, c.attrelid, c.attnum, 'SELECT') order by 1, 2`,
  mend: 'Grant select on the other columns by name, not on the whole table; {object} is read by a definer function.',
}
