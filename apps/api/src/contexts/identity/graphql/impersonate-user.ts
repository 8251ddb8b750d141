import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { impersonateUser } from '../operations/impersonate-user.ts'
import { BeyondOwnRights } from '../refusals.ts'
import { UserRef } from './user.ts'

const ImpersonateUserInput = builder.inputType('ImpersonateUserInput', {
  description: 'Whom to look as, and why.',
  fields: (t) => ({
    ...operationFields(t),
    userId: t.globalID({
      required: true,
      for: UserRef,
      description: 'The person. One with more rights than the viewer is refused.',
    }),
    minutes: t.int({ description: 'How long: 1 to 60 minutes, 30 unless said.' }),
  }),
})
builder.mutationField('impersonateUser', (t) =>
  t.prismaField({
    type: UserRef,
    description:
      'Lets the viewer look at Tenure as another person sees it, at this session alone: read only, with a reason, for an hour at most, on the record under both names. `POST /auth/end-impersonation` ends it.',
    errors: { types: [...commonRefusals, BeyondOwnRights] },
    args: { input: t.arg({ type: ImpersonateUserInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await impersonateUser(ctx, { ...input, userId: input.userId.id })
      return ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
