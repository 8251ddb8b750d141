import type { Check } from '../check.ts'
import { missing } from '../missing-trigger.ts'

export const check11: Check = {
  number: 11,
  name: 'the trail and the past only grow',
  because:
    'Whoever can change the trail can undo its proof. A statement on a partition does not fire its parent’s trigger: each has its own.',
  needs: 'audit.audit_logs',
  sql: `select t.object, 'lets ' || x.missing || ' through' as detail from relations t
    cross join lateral (select concat_ws(', ', ${missing('update', 'audit.forbid()')}, ${missing('delete', 'audit.forbid()')},
      ${missing('truncate', 'audit.forbid()')}) as missing) x
    where x.missing <> '' and (t.oid = 'audit.audit_logs'::regclass or t.relname ~ '_history$' and t.relkind = 'r' or t.oid in (select i.inhrelid from pg_inherits i where i.inhparent = 'audit.audit_logs'::regclass)
      or t.object in ('audit.audit_leaves', 'audit.audit_checkpoints'))
    union all select t.object, 'lets ' || x.missing || ' through' from relations t
    cross join lateral (select concat_ws(', ', ${missing('update', 'audit.grow_only()')}, ${missing('delete', 'audit.forbid()')},
      ${missing('truncate', 'audit.forbid()')}) as missing) x
    where x.missing <> '' and t.object = 'audit.audit_tiles'
    order by 1`,
  mend: 'Replay the law (tenure db migrate): it gives {object} its trigger frozen, or write one into it.',
}
