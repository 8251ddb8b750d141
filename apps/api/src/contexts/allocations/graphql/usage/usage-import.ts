import { builder } from '../../../../kernel/builder.ts'
import { boundsOf, cursorColumn, keysetSql, pageOf, type SqlList } from '../../../../kernel/graphql/sql-keyset.ts'
import { theUser } from '../rows.ts'

interface UsageImport {
  readonly format: string
  readonly origin: string
  readonly fileName: string | null
  readonly lines: number
  readonly refused: number
  readonly summary: object
  readonly recordedBy: string | null
  readonly recordedAt: Date
}

const ImportType = builder.objectRef<UsageImport>('UsageImport').implement({
  description: 'One time that use was recorded.',
  fields: (t) => ({
    format: t.exposeString('format', { description: '`SACCT`, `QUOTA`, `CSV`, or `API`.' }),
    origin: t.exposeString('origin', { description: 'The scheduler, file system or program that told it.' }),
    fileName: t.exposeString('fileName', { nullable: true, description: 'The file, where it was one.' }),
    lines: t.exposeInt('lines', { description: 'How many lines or records it had.' }),
    refused: t.exposeInt('refused', { description: 'How many of them could not be taken.' }),
    summary: t.field({ type: 'JSON', description: 'What it came to, whole.', resolve: ({ summary }) => summary }),
    recordedBy: t.prismaField({
      type: 'User',
      nullable: true,
      description: 'By whom.',
      resolve: (query, { recordedBy }, _args, ctx) => (recordedBy ? theUser(ctx, recordedBy, query) : null),
    }),
    recordedAt: t.field({ type: 'DateTime', description: 'When.', resolve: ({ recordedAt }) => recordedAt }),
  }),
})

const Connection = builder.connectionObject(
  { name: 'UsageImportConnection', type: ImportType, description: 'A page of imports of use, newest first.' },
  { name: 'UsageImportConnectionEdge', description: 'One import with its cursor.' },
)

const list: SqlList = {
  from: 'allocations.usage_imports x',
  columns:
    'x.format, x.origin, x.file_name as "fileName", x.lines, x.refused, x.summary, x.recorded_by as "recordedBy", x.recorded_at as "recordedAt"',
  order: [
    { column: 'x.recorded_at', type: 'timestamptz' },
    { column: 'x.id', type: 'uuid' },
  ],
  direction: 'desc',
}

builder.queryField('usageImports', (t) =>
  t.connection(
    {
      type: ImportType,
      description: 'When use was recorded, and what it came to, newest first. Needs usage:record or allocation:read.',
      resolve: async (_root, args, ctx) => {
        const bounds = boundsOf(args, list.order)
        const keyset = keysetSql(list, bounds, 2)
        const rows =
          bounds.size === 0
            ? []
            : await ctx.sql<UsageImport & { cursorValues: string[] }>(
                `select ${list.columns}, ${cursorColumn(list)} from ${list.from} where x.tenant_id = $1${keyset.where}${keyset.tail}`,
                [ctx.viewer.tenantId, ...keyset.values],
              )
        return pageOf(rows, bounds, async () => {
          const [row] = await ctx.sql<{ count: number }>(
            `select count(*)::int as count from ${list.from} where x.tenant_id = $1`,
            [ctx.viewer.tenantId],
          )
          return row!.count
        })
      },
    },
    Connection,
  ),
)
