import { builder } from '../../../../kernel/builder.ts'
import type { Context } from '../../../../kernel/context.ts'
import { boundsOf, cursorColumn, keysetSql, pageOf, type SqlList } from '../../../../kernel/graphql/sql-keyset.ts'
import { theUser } from '../rows.ts'

interface IssuedMonth {
  readonly month: string
  readonly issuedAt: Date
  readonly issuedBy: string | null
  readonly statements: number
}

export const IssuedMonthType = builder.objectRef<IssuedMonth>('IssuedMonth').implement({
  description: 'A month of which the statements are issued.',
  fields: (t) => ({
    month: t.exposeString('month', { description: 'Written as `2026-10`.' }),
    issuedAt: t.field({ type: 'DateTime', description: 'When.', resolve: ({ issuedAt }) => issuedAt }),
    issuedBy: t.prismaField({
      type: 'User',
      nullable: true,
      description: 'By whom; null: by itself.',
      resolve: (query, { issuedBy }, _args, ctx) => (issuedBy ? theUser(ctx, issuedBy, query) : null),
    }),
    statements: t.exposeInt('statements', { description: 'How many statements of it the viewer may see.' }),
  }),
})

const list: SqlList = {
  from: 'allocations.billing_months x',
  columns: `to_char(x.month, 'YYYY-MM') as month, x.issued_at as "issuedAt", x.issued_by as "issuedBy",
    (select count(*)::int from allocations.statements s where s.tenant_id = x.tenant_id and s.month = x.month and s.status = 'ISSUED') as statements`,
  order: [
    // A month as text sorts as the month does.
    { column: 'x.month::text', type: 'text' },
    { column: 'x.id', type: 'uuid' },
  ],
  direction: 'desc',
}

/** An issued month, by its row. */
export async function issuedMonth(ctx: Context, id: string): Promise<IssuedMonth> {
  const [row] = await ctx.sql<{ [K in keyof IssuedMonth]: IssuedMonth[K] }>(
    `select ${list.columns} from ${list.from} where x.tenant_id = $1 and x.id = $2`,
    [ctx.viewer.tenantId, id],
  )
  return row!
}

const Connection = builder.connectionObject(
  { name: 'IssuedMonthConnection', type: IssuedMonthType, description: 'A page of issued months, the newest first.' },
  { name: 'IssuedMonthConnectionEdge', description: 'One month with its cursor.' },
)

builder.queryField('issuedMonths', (t) =>
  t.connection(
    {
      type: IssuedMonthType,
      description: 'The months of which the statements are issued, the newest first.',
      resolve: async (_root, args, ctx) => {
        const bounds = boundsOf(args, list.order)
        const keyset = keysetSql(list, bounds, 2)
        const rows =
          bounds.size === 0
            ? []
            : await ctx.sql<{ [K in keyof IssuedMonth]: IssuedMonth[K] } & { cursorValues: string[] }>(
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
