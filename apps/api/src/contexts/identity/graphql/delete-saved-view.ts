import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { deleteSavedView } from '../operations/delete-saved-view.ts'
import { SavedViewRef } from './saved-view.ts'

const DeleteSavedViewInput = builder.inputType('DeleteSavedViewInput', {
  description: 'A view to take away.',
  fields: (t) => ({
    ...operationFields(t),
    id: t.globalID({ required: true, for: SavedViewRef, description: 'The view.' }),
  }),
})

const Deleted = builder.objectRef<{ readonly id: string }>('SavedViewDeleted').implement({
  description: 'A view that is no more.',
  fields: (t) => ({
    id: t.globalID({ description: 'The id it had.', resolve: ({ id }) => ({ type: 'SavedView', id }) }),
  }),
})

builder.mutationField('deleteSavedView', (t) =>
  t.field({
    type: Deleted,
    description: 'Takes a view away, for good.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: DeleteSavedViewInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => deleteSavedView(ctx, { ...input, id: input.id.id }),
  }),
)
