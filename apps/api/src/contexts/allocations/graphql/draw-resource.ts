import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { type Drawn, type DrawnLine, drawResource } from '../operations/draw-resource.ts'
import { DrawNotPositive, NotEnoughLeft } from '../refusals/draws.ts'
import { quantityRefusals } from './allocation-refusals.ts'
import { EntitlementType } from './entitlement.ts'
import { entitlementsOf } from './entitlement-rows.ts'
import { ProjectReferenceType, projectReference } from './project-reference.ts'
import { allocationRow, resourceShareRow, theResourceType } from './rows.ts'

export const DrawSource = builder.enumType('DrawSource', {
  description: 'By which right a project draws.',
  values: {
    OWN: { description: 'From its own allocations.' },
    RECEIVED: { description: 'From what a share gives it.' },
    DEFAULT_PROJECT: { description: 'From its PI’s default project, once all else is used up.' },
  } as const,
})

const LineType = builder.objectRef<DrawnLine>('DrawLine').implement({
  description: 'A row of the ledger: how much, and which allocation pays.',
  fields: (t) => ({
    amount: t.field({ type: 'Decimal', description: 'How much.', resolve: ({ amount }) => amount }),
    source: t.field({ type: DrawSource, description: 'By which right.', resolve: ({ source }) => source }),
    forced: t.exposeBoolean('forced', { description: 'Whether it was recorded beyond what was left.' }),
    payingProject: t.field({
      type: ProjectReferenceType,
      description: 'Whose allocation pays.',
      resolve: ({ payingProjectId }, _args, ctx) => projectReference(ctx, payingProjectId),
    }),
    allocation: t.prismaField({
      type: 'Allocation',
      nullable: true,
      description: 'That allocation, if the viewer may see it.',
      resolve: async (query, { allocationId }, _args, ctx) => (await allocationRow(ctx, allocationId, query)) ?? null,
    }),
    share: t.prismaField({
      type: 'ResourceShare',
      nullable: true,
      description: 'The share that lets it, where it is received.',
      resolve: async (query, { shareId }, _args, ctx) =>
        shareId ? ((await resourceShareRow(ctx, shareId, query)) ?? null) : null,
    }),
  }),
})

const DrawnType = builder.objectRef<Drawn>('ResourceDrawn').implement({
  description: 'Use that was charged.',
  fields: (t) => ({
    project: t.field({
      type: ProjectReferenceType,
      description: 'Who used it.',
      resolve: ({ projectId }, _args, ctx) => projectReference(ctx, projectId),
    }),
    resourceType: t.prismaField({
      type: 'ResourceType',
      description: 'What was used.',
      resolve: (query, { resourceTypeId }, _args, ctx) => theResourceType(ctx, resourceTypeId, query),
    }),
    lines: t.field({
      type: [LineType],
      description: 'The rows of the ledger, which add up to the amount.',
      resolve: ({ lines }) => [...lines],
    }),
    entitlement: t.field({
      type: EntitlementType,
      nullable: true,
      description: 'What the project may still use of it now, if the viewer may know.',
      resolve: async ({ projectId, resourceTypeId }, _args, ctx) =>
        ((await entitlementsOf(ctx, projectId, ctx.now)) ?? []).find((row) => row.resourceTypeId === resourceTypeId) ??
        null,
    }),
  }),
})

const DrawResourceInput = builder.inputType('DrawResourceInput', {
  description: 'What was used.',
  fields: (t) => ({
    ...operationFields(t),
    projectId: t.globalID({ required: true, description: 'Which project used it.' }),
    resourceTypeId: t.globalID({ required: true, description: 'What.' }),
    amount: t.field({ type: 'Decimal', required: true, description: 'How much; above zero.' }),
    note: t.string({ description: 'What for.' }),
    force: t.boolean({ description: 'Records use that has already happened, even beyond what is left.' }),
  }),
})

builder.mutationField('drawResource', (t) =>
  t.field({
    type: DrawnType,
    description:
      'Charges use to a project: its own first, then what it receives (oldest share first), then the whole rest to its PI’s default project. All of it or nothing. Needs usage:record.',
    errors: { types: [...commonRefusals, ...quantityRefusals, DrawNotPositive, NotEnoughLeft] },
    args: { input: t.arg({ type: DrawResourceInput, required: true, description: 'What was used.' }) },
    resolve: (_root, { input }, ctx) =>
      drawResource(ctx, { ...input, projectId: input.projectId.id, resourceTypeId: input.resourceTypeId.id }),
  }),
)
