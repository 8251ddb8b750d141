import type { Check } from '../check.ts'

export const check06: Check = {
  number: 6,
  name: 'policies name whom they let in',
  because: 'A permissive policy to PUBLIC lets in every role that anybody will ever make.',
  sql: `select p.object, 'permissive, to PUBLIC' as detail from policies p where p.polpermissive and 0 = any (p.polroles) order by 1`,
  mend: 'Say on {object} to which roles it applies.',
}
