import { batched } from '../../../../kernel/batch.ts'
import { builder } from '../../../../kernel/builder.ts'
import { editFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { maySetCap } from '../../access.ts'
import { type CAP_PERIODS, setUsageCap } from '../../operations/usage/set-usage-cap.ts'
import { quantityRefusals } from '../allocation-refusals.ts'
import { theResourceType, theUser } from '../rows.ts'
import { CapPeriod } from './enums.ts'

interface UsageCap {
  readonly projectId: string
  readonly resourceTypeId: string
  readonly userId: string
  readonly amount: string
  readonly per: (typeof CAP_PERIODS)[number]
  readonly used: string
  readonly version: number
}

const CapType = builder.objectRef<UsageCap>('UsageCap').implement({
  description: 'How much of a resource one person may use in a project.',
  fields: (t) => ({
    person: t.prismaField({
      type: 'User',
      description: 'Who.',
      resolve: (query, { userId }, _args, ctx) => theUser(ctx, userId, query),
    }),
    resourceType: t.prismaField({
      type: 'ResourceType',
      description: 'Of what.',
      resolve: (query, { resourceTypeId }, _args, ctx) => theResourceType(ctx, resourceTypeId, query),
    }),
    amount: t.field({ type: 'Decimal', description: 'How much.', resolve: ({ amount }) => amount }),
    per: t.field({ type: CapPeriod, description: 'In which window.', resolve: ({ per }) => per }),
    used: t.field({
      type: 'Decimal',
      description: 'What they used in the window that runs.',
      resolve: ({ used }) => used,
    }),
    version: t.exposeInt('version', { description: 'Counts every change; give it back as expectedVersion.' }),
  }),
})

const caps = batched<UsageCap[]>(async (ctx, ids) => {
  const rows = await ctx.sql<UsageCap>(
    `select project_id as "projectId", resource_type_id as "resourceTypeId", user_id as "userId", amount::text, per, used::text, version
     from allocations.caps_used($1, $2)`,
    [ids, ctx.now],
  )
  const found = new Map<string, UsageCap[]>(ids.map((id) => [id, []]))
  for (const row of rows) found.get(row.projectId)?.push(row)
  return found
})

builder.prismaObjectField('Project', 'usageCaps', (t) =>
  t.field({
    type: [CapType],
    description: 'How much of a resource single people may use in it; a person without one may use all that is left.',
    resolve: async ({ id }, _args, ctx) => (await caps(ctx, id, null)) ?? [],
  }),
)
builder.prismaObjectField('Project', 'viewerMaySetCaps', (t) =>
  t.boolean({
    description: 'Whether the viewer may say how much single people may use in it.',
    resolve: ({ id }, _args, ctx) => maySetCap(ctx, id),
  }),
)

const SetCapInput = builder.inputType('SetUsageCapInput', {
  description: 'How much one person may use.',
  fields: (t) => ({
    ...editFields(t),
    projectId: t.globalID({ required: true, description: 'In which project.' }),
    resourceTypeId: t.globalID({ required: true, description: 'Of what.' }),
    userId: t.globalID({ required: true, description: 'Who.' }),
    amount: t.field({ type: 'Decimal', description: 'How much; absent, there is no cap any more.' }),
    per: t.field({ type: CapPeriod, description: 'In which window; MONTH unless said.' }),
  }),
})

builder.mutationField('setUsageCap', (t) =>
  t.prismaField({
    type: 'Project',
    description:
      'Says how much of a resource one person may use in a project. What has happened is recorded all the same; a scheduler that asks is told.',
    errors: { types: [...commonRefusals, ...quantityRefusals] },
    args: { input: t.arg({ type: SetCapInput, required: true, description: 'The cap.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await setUsageCap(ctx, {
        ...input,
        projectId: input.projectId.id,
        resourceTypeId: input.resourceTypeId.id,
        userId: input.userId.id,
      })
      return ctx.tx.project.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
