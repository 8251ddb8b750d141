import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { saveView } from '../operations/save-view.ts'
import { SavedViewNameTaken } from '../refusals.ts'
import { SavedViewRef } from './saved-view.ts'

const SaveViewInput = builder.inputType('SaveViewInput', {
  description: 'A list as it is arranged.',
  fields: (t) => ({
    ...operationFields(t),
    page: t.string({ required: true, description: 'The page, as its address begins: `audit`.' }),
    name: t.string({ required: true, description: 'Unique among the viewer’s own views of the page.' }),
    address: t.string({ required: true, description: 'The query of the page’s address.' }),
    isShared: t.boolean({ description: 'Whether everybody of the tenant finds it; only the viewer, unless said.' }),
  }),
})

builder.mutationField('saveView', (t) =>
  t.prismaField({
    type: SavedViewRef,
    description: 'Keeps a list as it is arranged, to be found again from any browser.',
    errors: { types: [...commonRefusals, SavedViewNameTaken] },
    args: { input: t.arg({ type: SaveViewInput, required: true, description: 'The view.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await saveView(ctx, input)
      return ctx.tx.savedView.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
