import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { ProjectArchived } from '../../projects/index.ts'
import { shareResources } from '../operations/share-resources.ts'
import { DuplicateShare, ShareWithItself } from '../refusals/shares.ts'
import { ShareKind } from './enums.ts'
import { shareRefusals } from './share-refusals.ts'
export const ShareResourcesInput = builder.inputType('ShareResourcesInput', {
  description: 'Who shares how much of what with whom.',
  fields: (t) => ({
    ...operationFields(t),
    sourceProjectId: t.globalID({ required: true, description: 'Who gives.' }),
    recipientProjectId: t.globalID({ description: 'Who receives; or else recipientPublicId.' }),
    recipientPublicId: t.string({ description: 'Who receives, by its public id; or else recipientProjectId.' }),
    resourceTypeId: t.globalID({
      description: 'Of what; absent, of every type that has no share of its own between the two.',
    }),
    percentage: t.field({
      type: 'Decimal',
      required: true,
      description: 'How much, in percent: 0 to 99, at most two decimals. 0 takes a type out of a share of everything.',
    }),
    kind: t.field({ type: ShareKind, description: 'What it does to the source; RESERVED if absent.' }),
    note: t.string({ description: 'Anything you want to remember.' }),
    force: t.boolean({
      description: 'Shares even what is drawn already: the source is then overdrawn, and both sides are told.',
    }),
  }),
})

/** What the operation takes of it. */
export const shareResourcesInput = (input: typeof ShareResourcesInput.$inferInput) => ({
  ...input,
  sourceProjectId: input.sourceProjectId.id,
  recipientProjectId: input.recipientProjectId?.id,
  resourceTypeId: input.resourceTypeId?.id,
})

export const shareResourcesRefusals = [
  ...commonRefusals,
  ...shareRefusals,
  ShareWithItself,
  DuplicateShare,
  ProjectArchived,
]

builder.mutationField('shareResources', (t) =>
  t.prismaField({
    type: 'ResourceShare',
    description: 'Gives a percentage of what a project has to another project, from now on.',
    errors: { types: shareResourcesRefusals },
    args: {
      input: t.arg({
        type: ShareResourcesInput,
        required: true,
        description: 'Who shares how much of what with whom.',
      }),
    },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await shareResources(ctx, shareResourcesInput(input))
      return ctx.tx.resourceShare.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
