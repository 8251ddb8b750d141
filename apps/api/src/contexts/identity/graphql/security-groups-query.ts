import { builder } from '../../../kernel/builder.ts'
import { byPage } from '../../../kernel/compiled/declare.ts'
import { byItsId, byText } from '../../../kernel/compiled/page-terms.ts'
import { findPage } from '../../../kernel/graphql/keyset.ts'
import { rowsQuery } from '../../../kernel/graphql/rows-query.ts'
import { matchingIds } from '../matching.ts'
import { SecurityGroupRef } from './security-group.ts'

const Source = builder.enumType('SecurityGroupSource', {
  description: 'Who says who belongs to a security group.',
  values: {
    LOCAL: { description: 'Its keepers, here.' },
    DIRECTORY: { description: 'The directory it is bound to.' },
  } as const,
})

const Filter = builder.inputType('SecurityGroupFilter', {
  description: 'Which security groups.',
  fields: (t) => ({
    search: t.string({ description: 'In its name, whatever the case.' }),
    source: t.field({ type: Source, description: 'Kept here, or in a directory.' }),
  }),
})

const SecurityGroupConnection = builder.connectionObject(
  { name: 'SecurityGroupConnection', type: SecurityGroupRef, description: 'A page of security groups, by name.' },
  { name: 'SecurityGroupConnectionEdge', description: 'One security group with its cursor.' },
)

builder.queryField('securityGroups', (t) =>
  t.connection(
    {
      type: SecurityGroupRef,
      description: 'The security groups of the tenant, by name.',
      args: { filter: t.arg({ type: Filter, description: 'Which.' }) },
      extensions: byPage<{ filter?: { search?: string | null; source?: 'LOCAL' | 'SYNCED' | null } | null }>({
        where: (k, { tenant, args, bind }) => [
          `${k}.tenant_id = ${tenant}`,
          ...(args.filter?.source
            ? [`${k}.external_system_id is ${args.filter.source === 'LOCAL' ? '' : 'not '}null`]
            : []),
          ...(args.filter?.search?.trim()
            ? [
                `${k}.id = any (array(select identity.matching_groups(${bind(({ filter }) => filter?.search, 'text')})))`,
              ]
            : []),
        ],
        order: () => ({ terms: [byText('group_name'), byItsId], direction: 'asc' }),
      }),
      resolve: async (_root, args, ctx, info) => {
        const { search, source } = args.filter ?? {}
        const where = {
          tenantId: ctx.viewer.tenantId,
          ...(source ? { externalSystemId: source === 'LOCAL' ? null : { not: null } } : {}),
          ...(await matchingIds(ctx, 'groups', search)),
        }
        const query = rowsQuery(ctx, info)
        return findPage<typeof SecurityGroupRef.$inferType>({
          args,
          terms: [
            { path: ['groupName'], direction: 'asc', value: ({ groupName }) => groupName },
            { path: ['id'], direction: 'asc', value: ({ id }) => id },
          ],
          find: (page) =>
            ctx.tx.securityGroup.findMany({
              ...query,
              orderBy: page.orderBy,
              take: page.take,
              where: { AND: [where, page.where] },
            }),
          count: () => ctx.tx.securityGroup.count({ where }),
        })
      },
    },
    SecurityGroupConnection,
  ),
)
