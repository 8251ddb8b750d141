import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { editTeam } from '../operations/edit-team.ts'
import { TeamNameTaken } from '../refusals.ts'
import { TeamRef } from './team.ts'

const EditTeamInput = builder.inputType('EditTeamInput', {
  description: 'What of a team is to change: what is left out stays.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: TeamRef, description: 'The team.' }),
    name: t.string({ description: 'Its name; unique.' }),
    description: t.string({ description: 'What it does; null takes it away.' }),
  }),
})
builder.mutationField('editTeam', (t) =>
  t.prismaField({
    type: TeamRef,
    description: 'Changes what a team is called and does.',
    errors: { types: [...commonRefusals, TeamNameTaken] },
    args: { input: t.arg({ type: EditTeamInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await editTeam(ctx, { ...input, id: input.id.id })
      return ctx.tx.team.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
