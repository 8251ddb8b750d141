import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { editSavedView } from '../operations/edit-saved-view.ts'
import { SavedViewNameTaken } from '../refusals.ts'
import { SavedViewRef } from './saved-view.ts'

const EditSavedViewInput = builder.inputType('EditSavedViewInput', {
  description: 'What of a view is to change: what is left out stays.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: SavedViewRef, description: 'The view.' }),
    name: t.string({ description: 'Unique among the viewer’s own views of the page.' }),
    address: t.string({ description: 'The query of the page’s address.' }),
    isShared: t.boolean({ description: 'Whether everybody of the tenant finds it.' }),
  }),
})

builder.mutationField('editSavedView', (t) =>
  t.prismaField({
    type: SavedViewRef,
    description: 'Renames a view, arranges it anew, or shares it with the tenant.',
    errors: { types: [...commonRefusals, SavedViewNameTaken] },
    args: { input: t.arg({ type: EditSavedViewInput, required: true, description: 'The changes.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await editSavedView(ctx, { ...input, id: input.id.id })
      return ctx.tx.savedView.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
