import type { Check } from '../check.ts'
import { exempt, notSecret } from '../exemptions.ts'

/** What a secret's column is called, in whole words: "key" alone and with what opens something. */
const words = 'password|secret|token|hash|key|credential|salt|wrapped|encrypted|plaintext|pin|ssn|card|iban|otp'

/** Whether a column's name or type smells of a secret: bytes are rarely anything else here. Ids of secrets are none. */
export const looksSecret = (column: string): string =>
  `((${column}.attname ~ '(^|_)(${words})s?(_|$)' and ${column}.type !~ '^(boolean|timestamp|integer|bigint)' and ${column}.attname !~ '_id$') or ${column}.type = 'bytea')`

/** Secrets are read by the functions that need them, never by the application. */
export const secrets: Check = {
  number: 46,
  name: 'secrets are granted to nobody',
  because: 'What the application’s role may read, an injected statement may read.',
  sql: `select c.object, r.rolname || ' may read it' as detail from columns c cross join app_roles r
    where ${looksSecret('c')} and c.object not in ${exempt(notSecret)} and has_column_privilege(r.oid, c.attrelid, c.attnum, 'SELECT') order by 1, 2`,
  mend: 'Grant select on the other columns by name, not on the whole table; {object} is read by a definer function.',
}
