import { GraphQLError } from 'graphql'
import { builder } from '../../../kernel/builder.ts'
import { byColumn, byRow, byRows, bySql } from '../../../kernel/compiled/declare.ts'
import { asOfArg } from '../../../kernel/graphql/as-of.ts'
import { termSentence } from '../rules/term-sentence.ts'
import { EntitlementState, ShareKind, TermKind } from './enums.ts'
import { type EntitlementRow, type TermRow, entitlementsOf } from './entitlement-rows.ts'
import { entitlementsInSql, headroomSentenceInSql, resourceTypeOfRow, termSentenceInSql } from './entitlement-in-sql.ts'
import { namingOf, overdrawnBy, sentenceOf, termOf, termRows } from './explained.ts'
import { ProjectReferenceType, projectReference, referenceTo } from './project-reference.ts'
import { allocationRow, resourceShareRow, resourceTypeRow, theResourceType } from './rows.ts'

const isRule = ({ kind }: TermRow) => kind === 'RECEIVED' || kind === 'LENT'

const TermType = builder.objectRef<TermRow>('EntitlementTerm').implement({
  description: 'One term of an entitlement: how much, from where.',
  fields: (t) => ({
    kind: t.field({
      type: TermKind,
      description: 'What it is, and what it does to the sum.',
      extensions: byColumn('kind'),
      resolve: ({ kind }) => kind,
    }),
    amount: t.field({
      type: 'Decimal',
      description: 'How much.',
      extensions: byColumn('amount'),
      resolve: ({ amount }) => amount,
    }),
    sentence: t.string({
      description: 'It in words.',
      extensions: termSentenceInSql,
      resolve: async (row, _args, ctx) => {
        const [naming, type] = await Promise.all([namingOf(ctx, [row]), resourceTypeRow(ctx, row.resourceTypeId, {})])
        return termSentence(termOf(row), naming, { unit: type?.unit ?? '', since: row.since })
      },
    }),
    allocation: t.prismaField({
      type: 'Allocation',
      nullable: true,
      description: 'The allocation behind it, if there is one that the viewer may see.',
      extensions: byRow({ where: (k, { x, tenant }) => `${k}.tenant_id = ${tenant} and ${k}.id = ${x}.allocation_id` }),
      resolve: async (query, { allocationId }, _args, ctx) =>
        allocationId ? ((await allocationRow(ctx, allocationId, query)) ?? null) : null,
    }),
    share: t.prismaField({
      type: 'ResourceShare',
      nullable: true,
      description: 'The share behind it.',
      extensions: byRow({
        where: (k, { x, tenant }) => `${k}.tenant_id = ${tenant} and ${k}.id = ${x}.resource_share_id`,
      }),
      resolve: async (query, { resourceShareId }, _args, ctx) =>
        resourceShareId ? ((await resourceShareRow(ctx, resourceShareId, query)) ?? null) : null,
    }),
    partner: t.field({
      type: ProjectReferenceType,
      nullable: true,
      description: 'The project at the other end.',
      extensions: referenceTo('partner_project_id'),
      resolve: (row, _args, ctx) => (row.partnerId ? projectReference(ctx, row.partnerId) : null),
    }),
    percentage: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'What the share gives, in percent of the base.',
      extensions: byColumn('sharePercentage'),
      resolve: ({ percentage }) => percentage,
    }),
    base: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'What the percentage is of: the source’s own less what is carved.',
      extensions: byColumn('base'),
      resolve: ({ base }) => base,
    }),
    shareKind: t.field({
      type: ShareKind,
      nullable: true,
      description: 'Of which kind the share is.',
      extensions: bySql(({ x }) => `case when ${x}.kind in ('RECEIVED', 'LENT') then ${x}.rule_kind end`),
      resolve: (row) => (isRule(row) ? (row.ruleKind as typeof ShareKind.$inferType) : null),
    }),
    since: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when.',
      extensions: byColumn('since'),
      resolve: ({ since }) => since,
    }),
  }),
})

export const EntitlementType = builder.objectRef<EntitlementRow>('Entitlement').implement({
  description: 'What a project may use of a resource type at a time: own + received − lent.',
  fields: (t) => ({
    project: t.field({
      type: ProjectReferenceType,
      description: 'Whose.',
      extensions: referenceTo('project_id'),
      resolve: ({ projectId }, _args, ctx) => projectReference(ctx, projectId),
    }),
    resourceType: t.prismaField({
      type: 'ResourceType',
      description: 'Of what.',
      extensions: resourceTypeOfRow,
      resolve: (query, { resourceTypeId }, _args, ctx) => theResourceType(ctx, resourceTypeId, query),
    }),
    at: t.field({ type: 'DateTime', description: 'When.', extensions: byColumn('at'), resolve: ({ at }) => at }),
    own: t.field({
      type: 'Decimal',
      description: 'The sum of its own allocations.',
      extensions: byColumn('own'),
      resolve: ({ own }) => own,
    }),
    carved: t.field({
      type: 'Decimal',
      description: 'Of its own, what backs data shares.',
      extensions: byColumn('carved'),
      resolve: ({ carved }) => carved,
    }),
    base: t.field({
      type: 'Decimal',
      description: 'Own less carved: what percentages are taken of.',
      extensions: byColumn('base'),
      resolve: ({ base }) => base,
    }),
    lent: t.field({
      type: 'Decimal',
      description: 'What RESERVED shares set aside for others.',
      extensions: byColumn('lent'),
      resolve: ({ lent }) => lent,
    }),
    received: t.field({
      type: 'Decimal',
      description: 'What others lend to it.',
      extensions: byColumn('received'),
      resolve: ({ received }) => received,
    }),
    entitlement: t.field({
      type: 'Decimal',
      description: 'Own + received − lent.',
      extensions: byColumn('entitlement'),
      resolve: ({ entitlement }) => entitlement,
    }),
    drawn: t.field({
      type: 'Decimal',
      description: 'What was drawn of it in the running periods.',
      extensions: byColumn('drawn'),
      resolve: ({ drawn }) => drawn,
    }),
    headroom: t.field({
      type: 'Decimal',
      description: 'What is left; never below zero.',
      extensions: byColumn('headroom'),
      resolve: ({ headroom }) => headroom,
    }),
    state: t.field({
      type: EntitlementState,
      description: 'Whether more is drawn than there is.',
      extensions: bySql(({ x }) => `case when ${x}.drawn > ${x}.entitlement then 'OVERDRAWN' else 'OK' end`),
      resolve: (row) => (overdrawnBy(row) > 0n ? ('OVERDRAWN' as const) : ('OK' as const)),
    }),
    sentence: t.string({
      description: 'What is left, as a sum that adds up: `400 = 10 % of 5,000 own of AB-12 − 100 drawn`.',
      extensions: headroomSentenceInSql,
      resolve: (row, _args, ctx) => sentenceOf(ctx, row),
    }),
    terms: t.field({
      type: [TermType],
      description: 'Every term of it, in the order in which they are added up.',
      extensions: byRows({
        from: (k, { shared }) => `${shared('terms')} ${k}`,
        where: (k, { x }) => `${k}.project_id = ${x}.project_id and ${k}.resource_type_id = ${x}.resource_type_id`,
        order: (k) => `${k}.n`,
      }),
      resolve: (row, _args, ctx) => termRows(ctx, row),
    }),
  }),
})

builder.prismaObjectField('Project', 'entitlements', (t) =>
  t.field({
    type: [EntitlementType],
    description: 'What it may use, one entry for each resource type it owns, receives or has drawn.',
    args: { at: t.arg({ type: 'DateTime', description: 'When; absent, now.' }) },
    extensions: entitlementsInSql,
    resolve: async ({ id }, { at }, ctx) => (await entitlementsOf(ctx, id, at ?? ctx.now)) ?? [],
  }),
)

const MOST = 500

builder.queryField('entitlements', (t) =>
  t.field({
    type: [EntitlementType],
    description: `What projects may use; of those that the viewer may not look into, nothing. At most ${MOST} projects.`,
    args: {
      projectIds: t.arg.globalIDList({ required: true, description: 'Which projects.' }),
      at: t.arg({ type: 'DateTime', description: 'When; absent, now.' }),
      asOf: asOfArg(t.arg),
    },
    resolve: async (_root, { projectIds, at }, ctx) => {
      const ids = [...new Set(projectIds.map(({ id }) => id))]
      if (ids.length > MOST)
        throw new GraphQLError(
          `At most ${MOST} projects at once; ${ids.length} were asked for. Ask for them in parts.`,
          { extensions: { code: 'BAD_USER_INPUT' } },
        )
      return (await Promise.all(ids.map(async (id) => (await entitlementsOf(ctx, id, at ?? ctx.now)) ?? []))).flat()
    },
  }),
)
