import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { revokeAttestation } from '../operations/revoke-attestation.ts'
import { LastKeeper } from '../refusals.ts'
import { UserRef } from './user.ts'

const RevokeAttestationInput = builder.inputType('RevokeAttestationInput', {
  description: 'Whose attestation is to be taken back.',
  fields: (t) => ({
    ...operationFields(t),
    userId: t.globalID({ required: true, for: UserRef, description: 'The person.' }),
  }),
})
builder.mutationField('revokeAttestation', (t) =>
  t.prismaField({
    type: UserRef,
    description:
      'Takes a person’s attestation back: where export control binds, they are out from their next request on. A reason must be given.',
    errors: { types: [...commonRefusals, LastKeeper] },
    args: { input: t.arg({ type: RevokeAttestationInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await revokeAttestation(ctx, { ...input, userId: input.userId.id })
      return ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
