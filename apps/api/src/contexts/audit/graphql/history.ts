import { builder } from '../../../kernel/builder.ts'
import { byColumn, byRow } from '../../../kernel/compiled/declare.ts'
import { FieldChangeType } from '../../../kernel/graphql/refusal-types.ts'
import { relatedList } from '../../../kernel/graphql/related-list.ts'
import type { FieldChange } from '../../../kernel/refusals.ts'
import type { HistoryOf } from '../../../kernel/stale.ts'
import { person } from '../../identity/index.ts'
import { changesInSql } from './audit-log.ts'
import type { Attachable } from './attachable.ts'

/** One state of an entity's past, as its history table keeps it. */
interface HistoryEntry {
  readonly id: string
  readonly version: number
  readonly action: string
  readonly changedById: string | null
  readonly changedAt: Date
  readonly summary: string | null
  readonly changes: FieldChange[]
}

const HistoryEntryType = builder.objectRef<HistoryEntry>('HistoryEntry').implement({
  description: 'One state of an entity’s past, and how it differs from the one before.',
  fields: (t) => ({
    id: t.exposeID('id', { extensions: byColumn('id'), description: 'The entry’s own id.' }),
    version: t.exposeInt('version', {
      extensions: byColumn('version'),
      description: 'The entity’s version that it became.',
    }),
    action: t.exposeString('action', {
      extensions: byColumn('action'),
      description: 'The operation that changed it, such as `editProject`.',
    }),
    changedBy: t.prismaField({
      type: 'User',
      nullable: true,
      description: 'Who changed it; null when the installation itself did.',
      extensions: byRow({ where: (k, { x, tenant }) => `${k}.tenant_id = ${tenant} and ${k}.id = ${x}.changed_by` }),
      resolve: (query, { changedById }, _args, ctx) => (changedById ? person(ctx, changedById, query) : null),
    }),
    changedAt: t.field({
      type: 'DateTime',
      description: 'When.',
      extensions: byColumn('changedAt'),
      resolve: ({ changedAt }) => changedAt,
    }),
    summary: t.exposeString('summary', {
      extensions: byColumn('changeSummary'),
      nullable: true,
      description: 'Why, in the editor’s words.',
    }),
    changes: t.field({
      type: [FieldChangeType],
      description: 'What became different, by field; all it was made with, for its first version.',
      extensions: changesInSql,
      resolve: ({ changes }) => changes,
    }),
  }),
})

const HistoryEntryConnection = builder.connectionObject(
  { name: 'HistoryEntryConnection', type: HistoryEntryType, description: 'A page of an entity’s past, newest first.' },
  { name: 'HistoryEntryConnectionEdge', description: 'One entry with its cursor.' },
)

/** Adds `history` to a type: its past states, newest first, each with its difference to the one before. */
export function attachHistory(type: Attachable, { table, column }: HistoryOf): void {
  const changes = `audit.field_changes((select h.snapshot from ${table} h where h.tenant_id = x.tenant_id and h.${column} = x.${column} and h.version < x.version
        order by h.version desc limit 1), x.snapshot) as changes`
  const list = relatedList<HistoryEntry>({
    from: `${table} x`,
    parent: `x.${column}`,
    order: [
      { column: 'x.version', type: 'integer' },
      { column: 'x.id', type: 'uuid' },
    ],
    direction: 'desc',
    besides: changes,
    columns: `x.id, x.version, x.action, x.changed_by as "changedById", x.changed_at as "changedAt", x.change_summary as summary, ${changes}`,
  })
  builder.objectField(type, 'history', (t) =>
    t.connection(
      {
        type: HistoryEntryType,
        description: 'Its past states, newest first.',
        extensions: list.extensions,
        resolve: ({ id }, args, ctx) => list(ctx, id, args),
      },
      HistoryEntryConnection,
    ),
  )
}
