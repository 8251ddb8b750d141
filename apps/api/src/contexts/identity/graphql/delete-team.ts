import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { deleteTeam } from '../operations/delete-team.ts'
import { TeamInUse } from '../refusals.ts'
import { DeletedType } from './deleted.ts'
import { TeamRef } from './team.ts'

const DeleteTeamInput = builder.inputType('DeleteTeamInput', {
  description: 'A team to remove.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: TeamRef, description: 'The team.' }),
  }),
})
builder.mutationField('deleteTeam', (t) =>
  t.field({
    type: DeletedType,
    description: 'Removes a team and who was in it. Refused while a project belongs to it.',
    errors: { types: [...commonRefusals, TeamInUse] },
    args: { input: t.arg({ type: DeleteTeamInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, ctx) => {
      await deleteTeam(ctx, { ...input, id: input.id.id })
      return { deletedId: input.id }
    },
  }),
)
