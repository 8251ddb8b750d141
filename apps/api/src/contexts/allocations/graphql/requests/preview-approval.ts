import { builder } from '../../../../kernel/builder.ts'
import { previewApproval } from '../../operations/requests/preview-approval.ts'
import { ConsequencePreview } from '../preview.ts'
import { ApproveRequestInput, approveRequestInput, approveRequestRefusals } from './approve-request.ts'

builder.queryField('previewApproval', (t) =>
  t.field({
    type: ConsequencePreview,
    description:
      'What an approval would do once it is the last that is needed: who is moved, from what to what. Asked alone in an operation.',
    extensions: { preview: true },
    errors: { types: approveRequestRefusals },
    args: {
      input: t.arg({
        type: ApproveRequestInput,
        required: true,
        description: 'As it would be given to approveRequest.',
      }),
    },
    resolve: async (_root, { input }, ctx) => ({
      consequences: await previewApproval(ctx, { ...approveRequestInput(input), idempotencyKey: null }),
    }),
  }),
)
