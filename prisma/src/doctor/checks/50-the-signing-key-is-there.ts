import type { Check } from '../check.ts'

export const check50: Check = {
  number: 50,
  name: 'the signing key is there',
  because: 'Without it nobody has a context, and nobody gets in.',
  needs: 'ctx.signing_keys',
  sql: `select 'ctx.signing_keys' as object, 'is empty' as detail where not exists (select from ctx.signing_keys where length(secret) >= 32)`,
  mend: 'Insert a new random key of 32 bytes or more as {object}’s only row: contexts live for one transaction, nothing else depends on it.',
}
