/** What a secret's column is called, as a whole word of its name. */
const words = 'password|secret|token|hash|key|credential|salt|wrapped|encrypted|plaintext|pin|ssn|card|iban|otp'

/** Whether a column's name or type smells of a secret: bytes are rarely anything else here. Ids of secrets are none. */
export const looksSecret = (column: string): string =>
  `((${column}.attname ~ '(^|_)(${words})s?(_|$)' and ${column}.type !~ '^(boolean|timestamp|integer|bigint)' and ${column}.attname !~ '_id$') or ${column}.type = 'bytea')`
