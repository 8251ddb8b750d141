import type { Check } from '../check.ts'
import { exempt, notSecret, withoutAudit } from '../exemptions.ts'
import { looksSecret } from './secrets.ts'

/** PostgreSQL's bits of pg_trigger.tgtype. */
const [row, insert, deletion, update, truncate] = [1, 4, 8, 16, 32]

const missing = (bit: number, word: string, calls: string) =>
  `case when not exists (select from pg_trigger g where g.tgrelid = t.oid and g.tgenabled = 'A' and g.tgtype & ${bit} <> 0 and g.tgtype & ${row} = 0
    and g.tgfoid = to_regprocedure('${calls}')) then '${word}' end`

/** Whatever changes leaves a row in the trail, and the trail itself never changes. */
export const trail: readonly Check[] = [
  {
    number: 10,
    name: 'every change is audited',
    because:
      'A table without these triggers changes and nobody can say who did it. ENABLE ALWAYS: a session that plays a replica would skip others.',
    sql: `select t.object, 'no trigger for ' || x.missing as detail from tables t
      cross join lateral (select concat_ws(', ', ${missing(insert, 'insert', 'audit.capture()')}, ${missing(update, 'update', 'audit.capture()')},
        ${missing(deletion, 'delete', 'audit.capture()')}, ${missing(truncate, 'truncate', 'audit.forbid()')}) as missing) x
      where x.missing <> '' and t.object not in ${exempt(withoutAudit)}
        and (t.object = 'identity.tenants' or t.oid in (select n.oid from tenant_tables n) or not exists (select from app_roles))
      order by 1`,
    mend: `call ctx.protect('{object}'); in the law of its context, or name it among the exemptions with the reason.`,
  },
  {
    number: 11,
    name: 'the trail and the past only grow',
    because:
      'Whoever can change the trail can undo its proof. A statement on a partition does not fire its parent’s trigger: each has its own.',
    needs: 'audit.audit_logs',
    sql: `select t.object, 'lets ' || x.missing || ' through' as detail from relations t
      cross join lateral (select concat_ws(', ', ${missing(update, 'update', 'audit.forbid()')}, ${missing(deletion, 'delete', 'audit.forbid()')},
        ${missing(truncate, 'truncate', 'audit.forbid()')}) as missing) x
      where x.missing <> '' and (t.oid = 'audit.audit_logs'::regclass or t.relname ~ '_history$' and t.relkind = 'r' or t.oid in (select i.inhrelid from pg_inherits i where i.inhparent = 'audit.audit_logs'::regclass))
      order by 1`,
    mend: 'Replay the law (tenure db migrate): it gives {object} its trigger frozen, or write one into it.',
  },
  {
    number: 12,
    name: 'nobody writes the past',
    because:
      'History and trail are written by triggers in the transaction of the change. A role that may write them may invent a past.',
    sql: `select t.object, r.rolname || ' may ' || lower(p.privilege) as detail from tables t cross join app_roles r
      cross join (values ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE')) p (privilege)
      where (t.relname ~ '_history$' or t.object = 'audit.audit_logs') and has_table_privilege(r.oid, t.oid, p.privilege) order by 1, 2`,
    mend: 'revoke insert, update, delete, truncate on {object} from it: {detail}.',
  },
  {
    number: 13,
    name: 'what looks secret is marked',
    because: 'The trail copies every column that is not marked, and keeps it for ever.',
    needs: 'audit.column_marks',
    sql: `select c.object, 'of type ' || c.type || ', not marked' as detail from columns c
      where ${looksSecret('c')} and c.object not in ${exempt(notSecret)} and c.table_object not in ${exempt(withoutAudit)} and c.table_object !~ '^(ctx|public|audit)\\.'
        and not exists (select from audit.column_marks m where m.table_schema || '.' || m.table_name || '.' || m.column_name = c.object and m.mark = 'WITHHELD')
      order by 1`,
    mend: 'Mark {object} WITHHELD in vocabulary/audit.sql, or list it as reviewed with the reason why it is no secret.',
  },
  {
    number: 14,
    name: 'marks speak of columns there are',
    because:
      'A column that was renamed keeps its mark under the old name, and is copied into the trail under the new one.',
    needs: 'audit.column_marks',
    sql: `select m.table_schema || '.' || m.table_name || '.' || m.column_name as object, 'marked, but there is no such column' as detail from audit.column_marks m
      where not exists (select from columns c where c.object = m.table_schema || '.' || m.table_name || '.' || m.column_name) order by 1`,
    mend: 'Remove the mark of {object} from vocabulary/audit.sql and from the table, or give it the column’s new name.',
  },
]
