import { builder } from '../../../../kernel/builder.ts'
import { operationFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { boundsOf, cursorColumn, keysetSql, pageOf, type SqlList } from '../../../../kernel/graphql/sql-keyset.ts'
import { mapUsageAccount } from '../../operations/usage/map-usage-account.ts'
import { ProjectReferenceType, projectReference } from '../project-reference.ts'

interface UsageAccount {
  readonly account: string
  readonly cluster: string | null
  readonly projectId: string | null
}

const AccountType = builder.objectRef<UsageAccount>('UsageAccount').implement({
  description: 'Which project an account of a scheduler or file system is.',
  fields: (t) => ({
    account: t.exposeString('account', { description: 'The account’s name there.' }),
    cluster: t.exposeString('cluster', { nullable: true, description: 'On which cluster; null on every one.' }),
    project: t.field({
      type: ProjectReferenceType,
      nullable: true,
      description: 'The project; null where it is mapped no more.',
      resolve: ({ projectId }, _args, ctx) => (projectId ? projectReference(ctx, projectId) : null),
    }),
  }),
})

const Connection = builder.connectionObject(
  { name: 'UsageAccountConnection', type: AccountType, description: 'A page of mapped accounts, by name.' },
  { name: 'UsageAccountConnectionEdge', description: 'One mapped account with its cursor.' },
)

const list: SqlList = {
  from: 'allocations.usage_accounts x',
  columns: 'x.account, x.cluster, x.project_id as "projectId"',
  order: [
    { column: 'x.account', type: 'text' },
    { column: 'x.id', type: 'uuid' },
  ],
  direction: 'asc',
}

builder.queryField('usageAccounts', (t) =>
  t.connection(
    {
      type: AccountType,
      description: 'Accounts that are mapped to projects. An account that is none is the project with that public id.',
      resolve: async (_root, args, ctx) => {
        const bounds = boundsOf(args, list.order)
        const keyset = keysetSql(list, bounds, 2)
        const rows =
          bounds.size === 0
            ? []
            : await ctx.sql<UsageAccount & { cursorValues: string[] }>(
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

const MapInput = builder.inputType('MapUsageAccountInput', {
  description: 'Which project an account is.',
  fields: (t) => ({
    ...operationFields(t),
    account: t.string({ required: true, description: 'The account’s name in the scheduler or file system.' }),
    cluster: t.string({ description: 'On which cluster; absent, wherever nothing else is said.' }),
    projectId: t.globalID({ description: 'The project; absent, it is mapped no more.' }),
  }),
})

builder.mutationField('mapUsageAccount', (t) =>
  t.field({
    type: AccountType,
    description:
      'Says which project an account is. What was recorded under it moves when it is told again. Needs usage:record.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: MapInput, required: true, description: 'The mapping.' }) },
    resolve: async (_root, { input }, ctx) => {
      const projectId = input.projectId?.id ?? null
      await mapUsageAccount(ctx, { ...input, projectId })
      return { account: input.account.trim(), cluster: input.cluster?.trim() || null, projectId }
    },
  }),
)
