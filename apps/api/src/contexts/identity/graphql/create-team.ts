import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { createTeam } from '../operations/create-team.ts'
import { TeamNameTaken } from '../refusals.ts'
import { TeamRef } from './team.ts'

const CreateTeamInput = builder.inputType('CreateTeamInput', {
  description: 'A new team.',
  fields: (t) => ({
    ...operationFields(t),
    name: t.string({ required: true, description: 'Its name; unique.' }),
    description: t.string({ description: 'What it does.' }),
  }),
})
builder.mutationField('createTeam', (t) =>
  t.prismaField({
    type: TeamRef,
    description: 'Makes a team, nobody in it yet.',
    errors: { types: [...commonRefusals, TeamNameTaken] },
    args: { input: t.arg({ type: CreateTeamInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await createTeam(ctx, input)
      return ctx.tx.team.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
