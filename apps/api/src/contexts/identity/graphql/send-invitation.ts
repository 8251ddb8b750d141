import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { sendInvitation } from '../operations/send-invitation.ts'
import { UserRef } from './user.ts'

const SendInvitationInput = builder.inputType('SendInvitationInput', {
  description: 'Somebody who has not come yet.',
  fields: (t) => ({
    ...operationFields(t),
    id: t.globalID({ required: true, for: UserRef, description: 'The person.' }),
  }),
})
builder.mutationField('sendInvitation', (t) =>
  t.prismaField({
    type: UserRef,
    description: 'Mails an invitation anew: the link of the mail before no longer works.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: SendInvitationInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await sendInvitation(ctx, { ...input, id: input.id.id })
      return ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
