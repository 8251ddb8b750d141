import { formatFixed } from '@tenure/quantities/format'
import { builder } from '../../../kernel/builder.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { type Previewed, previewAllocationChanges } from '../operations/change-set/change-allocations.ts'
import type { ShareMoved } from '../rules/change-points.ts'
import { ChangeAllocationsInput, changeAllocationsInput } from './allocation-change-input.ts'
import { RefusedRowType } from './change-allocations.ts'
import { ConsequenceType } from './preview.ts'
import { ProjectReferenceType, projectReference } from './project-reference.ts'
import { theResourceType } from './rows.ts'

const ShareMovedType = builder.objectRef<ShareMoved>('ShareMoved').implement({
  description: 'By how much a share moves that a changed project gives.',
  fields: (t) => ({
    source: t.field({
      type: ProjectReferenceType,
      description: 'Who gives.',
      resolve: ({ projectId }, _args, ctx) => projectReference(ctx, projectId),
    }),
    recipient: t.field({
      type: ProjectReferenceType,
      description: 'Who receives.',
      resolve: ({ recipientId }, _args, ctx) => projectReference(ctx, recipientId),
    }),
    resourceType: t.prismaField({
      type: 'ResourceType',
      description: 'Of what.',
      resolve: (query, { resourceTypeId }, _args, ctx) => theResourceType(ctx, resourceTypeId, query),
    }),
    at: t.field({ type: 'DateTime', description: 'When it would take effect.', resolve: ({ at }) => at }),
    before: t.field({
      type: 'Decimal',
      description: 'What it gives without the changes.',
      resolve: ({ before }) => formatFixed(before),
    }),
    after: t.field({
      type: 'Decimal',
      description: 'What it gives with them.',
      resolve: ({ after }) => formatFixed(after),
    }),
  }),
})

const SetPreview = builder.objectRef<Previewed>('AllocationChangesPreview').implement({
  description: 'What a set of changes would do, before it is done. Nothing was changed.',
  fields: (t) => ({
    refused: t.field({
      type: [RefusedRowType],
      description:
        'What stands against it, row by row; while anything does, none of it can be done. Those rows are left out of the rest.',
      resolve: ({ refused }) => [...refused],
    }),
    consequences: t.field({
      type: [ConsequenceType],
      description: 'For whom anything would move; nobody else is touched.',
      resolve: ({ consequences }) => [...consequences],
    }),
    shares: t.field({
      type: [ShareMovedType],
      description: 'The shares that would give more or less.',
      resolve: ({ shares }) => [...shares],
    }),
  }),
})

builder.queryField('previewAllocationChanges', (t) =>
  t.field({
    type: SetPreview,
    description: 'What a set of changes would do, and what stands against it row by row. Asked alone in an operation.',
    extensions: { preview: true },
    errors: { types: commonRefusals },
    args: {
      input: t.arg({
        type: ChangeAllocationsInput,
        required: true,
        description: 'As it would be given to changeAllocations.',
      }),
    },
    resolve: (_root, { input }, ctx) => previewAllocationChanges(ctx, changeAllocationsInput(input)),
  }),
)
