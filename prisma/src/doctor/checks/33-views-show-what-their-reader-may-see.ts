import type { Check } from '../check.ts'

export const check33: Check = {
  number: 33,
  name: 'views show what their reader may see',
  because: 'A view without security_invoker reads with its owner’s rights, past every policy that binds the reader.',
  sql: `select v.object, 'has not security_invoker' as detail from relations v
    where v.relkind = 'v' and not coalesce(v.reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false) order by 1`,
  mend: 'alter view {object} set (security_invoker = true);',
}
