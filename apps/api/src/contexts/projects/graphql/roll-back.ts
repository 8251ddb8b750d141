import { builder } from '../../../kernel/builder.ts'
import { FieldChangeType } from '../../../kernel/graphql/refusal-types.ts'
import type { FieldChange } from '../../../kernel/refusals.ts'
import { AccessDifferenceType } from '../../identity/index.ts'

/** What rolling back would change, and whom it would move. */
export interface RollBackPreview {
  readonly changes: readonly FieldChange[]
  readonly access: typeof AccessDifferenceType.$inferType
}

export const RollBackPreviewType = builder.objectRef<RollBackPreview>('RollBackPreview').implement({
  description: 'What rolling back would change, before it is done. Nothing was changed.',
  fields: (t) => ({
    changes: t.field({
      type: [FieldChangeType],
      description: 'The fields that would differ: before as they are now, after as they would be again.',
      resolve: ({ changes }) => [...changes],
    }),
    access: t.field({
      type: AccessDifferenceType,
      description: 'Who would come to reach data by it, and who no longer would.',
      resolve: ({ access }) => access,
    }),
  }),
})
