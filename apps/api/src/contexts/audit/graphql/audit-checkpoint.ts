import { builder } from '../../../kernel/builder.ts'
import { boundsOf, cursorColumn, keysetSql, pageOf, type SqlList } from '../../../kernel/graphql/sql-keyset.ts'
import { holds } from '../../identity/index.ts'

/** The trail as it was signed once. */
export interface AuditCheckpoint {
  readonly id: string
  readonly number: number
  readonly size: number
  readonly rootHash: string
  readonly note: string
  readonly sealedAt: Date
}

/** The select list of a checkpoint, from audit.audit_checkpoints as x. */
export const checkpointColumns = `x.id, x.number::int as number, x.size::int as size, encode(x.root_hash, 'base64') as "rootHash", x.note, x.sealed_at as "sealedAt"`

export const AuditCheckpointType = builder.objectRef<AuditCheckpoint>('AuditCheckpoint').implement({
  description: 'The audit log as it was sealed and signed at one moment: a Merkle tree’s size and root.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The checkpoint’s own id.' }),
    number: t.exposeInt('number', { description: 'Which one it is: 1 is the first.' }),
    size: t.exposeInt('size', { description: 'How many entries are sealed under it.' }),
    rootHash: t.exposeString('rootHash', { description: 'The tree’s root (RFC 6962), in base64.' }),
    note: t.exposeString('note', {
      description: 'What was signed, with its signature (C2SP checkpoint): keep a copy elsewhere.',
    }),
    sealedAt: t.field({ type: 'DateTime', description: 'When.', resolve: ({ sealedAt }) => sealedAt }),
  }),
})

const Connection = builder.connectionObject(
  { name: 'AuditCheckpointConnection', type: AuditCheckpointType, description: 'A page of checkpoints, newest first.' },
  { name: 'AuditCheckpointConnectionEdge', description: 'One checkpoint with its cursor.' },
)

const list: SqlList = {
  from: 'audit.audit_checkpoints x',
  columns: checkpointColumns,
  order: [{ column: 'x.number', type: 'bigint' }],
  direction: 'desc',
}

builder.queryField('auditCheckpoints', (t) =>
  t.connection(
    {
      type: AuditCheckpointType,
      description: 'The audit log’s checkpoints, newest first; none without `audit:read`.',
      resolve: async (_root, args, ctx) => {
        const bounds = boundsOf(args, list.order)
        const isEmpty = bounds.size === 0 || !holds(ctx, 'audit:read')
        const keyset = keysetSql(list, bounds, 2)
        const values = [ctx.viewer.tenantId]
        const rows = isEmpty
          ? []
          : await ctx.sql<AuditCheckpoint & { cursorValues: string[] }>(
              `select ${list.columns}, ${cursorColumn(list)} from ${list.from} where x.tenant_id = $1${keyset.where}${keyset.tail}`,
              [...values, ...keyset.values],
            )
        return pageOf(rows, bounds, async () => {
          const [row] = await ctx.sql<{ count: number }>(
            `select count(*)::int as count from ${list.from} where x.tenant_id = $1`,
            values,
          )
          return row!.count
        })
      },
    },
    Connection,
  ),
)
