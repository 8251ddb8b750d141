import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { removeTeamMember } from '../operations/remove-team-member.ts'
import { TeamRef } from './team.ts'
import { UserRef } from './user.ts'

const RemoveTeamMemberInput = builder.inputType('RemoveTeamMemberInput', {
  description: 'A person to take out of a team.',
  fields: (t) => ({
    ...operationFields(t),
    teamId: t.globalID({ required: true, for: TeamRef, description: 'The team.' }),
    userId: t.globalID({ required: true, for: UserRef, description: 'The person.' }),
  }),
})
builder.mutationField('removeTeamMember', (t) =>
  t.prismaField({
    type: TeamRef,
    description: 'Takes a person out of a team.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: RemoveTeamMemberInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await removeTeamMember(ctx, { ...input, teamId: input.teamId.id, userId: input.userId.id })
      return ctx.tx.team.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
