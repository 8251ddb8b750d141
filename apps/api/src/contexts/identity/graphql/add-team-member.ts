import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { addTeamMember } from '../operations/add-team-member.ts'
import { NotAttested } from '../refusals.ts'
import { TeamRef } from './team.ts'
import { UserRef } from './user.ts'

const AddTeamMemberInput = builder.inputType('AddTeamMemberInput', {
  description: 'A person for a team.',
  fields: (t) => ({
    ...operationFields(t),
    teamId: t.globalID({ required: true, for: TeamRef, description: 'The team.' }),
    userId: t.globalID({ required: true, for: UserRef, description: 'The person.' }),
  }),
})
builder.mutationField('addTeamMember', (t) =>
  t.prismaField({
    type: TeamRef,
    description: 'Puts a person into a team; who is in it already stays.',
    errors: { types: [...commonRefusals, NotAttested] },
    args: { input: t.arg({ type: AddTeamMemberInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await addTeamMember(ctx, { ...input, teamId: input.teamId.id, userId: input.userId.id })
      return ctx.tx.team.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
