import { builder } from '../../../../kernel/builder.ts'
import { operationFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { markNoticesRead } from '../../operations/mark-notices-read.ts'
import { ViewerType } from '../viewer.ts'
import { NoticeRef } from './notice.ts'

const MarkNoticesReadInput = builder.inputType('MarkNoticesReadInput', {
  description: 'Which notices are read.',
  fields: (t) => ({
    ...operationFields(t),
    ids: t.globalIDList({ for: NoticeRef, description: 'These, 200 at most; every one where left out.' }),
  }),
})

builder.mutationField('markNoticesRead', (t) =>
  t.field({
    type: ViewerType,
    description: 'Marks notices of the viewer as read.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: MarkNoticesReadInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, ctx) => {
      await markNoticesRead(ctx, { ...input, ids: input.ids?.map(({ id }) => id) })
      return ctx.viewer
    },
  }),
)
