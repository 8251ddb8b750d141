import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { inviteUser } from '../operations/invite-user.ts'
import { BeyondOwnRights, NotAttested, PersonKnownAlready } from '../refusals.ts'
import { RoleRef } from './role.ts'
import { TeamRef } from './team.ts'
import { UserRef } from './user.ts'

const InviteUserInput = builder.inputType('InviteUserInput', {
  description: 'A person to invite.',
  fields: (t) => ({
    ...operationFields(t),
    username: t.string({ required: true, description: 'The short name the facility knows them by; unique.' }),
    email: t.string({ required: true, description: 'Their address; unique.' }),
    fullName: t.string({ required: true, description: 'Their name.' }),
    roleIds: t.globalIDList({ for: RoleRef, description: 'Roles they are to hold, without an end.' }),
    teamIds: t.globalIDList({ for: TeamRef, description: 'Teams they are to be in.' }),
  }),
})
builder.mutationField('inviteUser', (t) =>
  t.prismaField({
    type: UserRef,
    description: 'Makes a person known: they may come in once they have confirmed their address.',
    errors: { types: [...commonRefusals, PersonKnownAlready, BeyondOwnRights, NotAttested] },
    args: { input: t.arg({ type: InviteUserInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await inviteUser(ctx, {
        ...input,
        roleIds: input.roleIds?.map(({ id }) => id),
        teamIds: input.teamIds?.map(({ id }) => id),
      })
      return ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
