import { builder } from '../../../../kernel/builder.ts'
import { operationFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { membershipDifference } from '../../groups/membership-difference.ts'
import { GroupKeptByDirectory } from '../../groups/refusals.ts'
import { requireKeepsGroup } from '../../groups/the-group.ts'
import { addSecurityGroupMembers } from '../../operations/add-security-group-members.ts'
import { removeSecurityGroupMembers } from '../../operations/remove-security-group-members.ts'
import { NotAttested } from '../../refusals.ts'
import { SecurityGroupRef } from '../security-group.ts'
import { UserRef } from '../user.ts'
import { AccessChangeType } from './access-change.ts'

const Input = builder.inputType('SecurityGroupMembersInput', {
  description: 'A security group, and people.',
  fields: (t) => ({
    ...operationFields(t),
    securityGroupId: t.globalID({ required: true, for: SecurityGroupRef, description: 'The group.' }),
    userIds: t.globalIDList({ required: true, for: UserRef, description: 'The people: 1 to 200.' }),
  }),
})

const read = ({ securityGroupId, userIds, ...input }: typeof Input.$inferInput) => ({
  ...input,
  securityGroupId: securityGroupId.id,
  userIds: userIds.map(({ id }) => id),
})
const arg = { type: Input, required: true, description: 'Which group, and whom.' } as const
const refusals = { types: [...commonRefusals, GroupKeptByDirectory, NotAttested] }

builder.mutationField('addSecurityGroupMembers', (t) =>
  t.prismaField({
    type: SecurityGroupRef,
    description: 'Puts people into a security group: they reach its data shares at once. Who is in it already stays.',
    errors: refusals,
    args: { input: t.arg(arg) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await addSecurityGroupMembers(ctx, read(input))
      return ctx.tx.securityGroup.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

builder.mutationField('removeSecurityGroupMembers', (t) =>
  t.prismaField({
    type: SecurityGroupRef,
    description: 'Takes people out of a security group: what they reached by it alone they no longer reach, at once.',
    errors: refusals,
    args: { input: t.arg(arg) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await removeSecurityGroupMembers(ctx, read(input))
      return ctx.tx.securityGroup.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

const Difference = builder
  .objectRef<{ readonly changes: Awaited<ReturnType<typeof membershipDifference>> }>('MembershipDifference')
  .implement({
    description: 'What a change of a security group’s members does: empty where nobody gains or loses anything.',
    fields: (t) => ({
      changes: t.field({ type: [AccessChangeType], description: 'By person.', resolve: ({ changes }) => [...changes] }),
    }),
  })

builder.queryField('previewSecurityGroupMembers', (t) =>
  t.field({
    type: Difference,
    description:
      'Which data shares people would come to reach, and which no longer, if some joined a group and some left.',
    errors: refusals,
    args: {
      securityGroupId: t.arg.globalID({ required: true, for: SecurityGroupRef, description: 'The group.' }),
      addUserIds: t.arg.globalIDList({ for: UserRef, description: 'Who would join.' }),
      removeUserIds: t.arg.globalIDList({ for: UserRef, description: 'Who would leave.' }),
    },
    resolve: async (_root, { securityGroupId, addUserIds, removeUserIds }, ctx) => {
      const { id: group } = securityGroupId
      await requireKeepsGroup(ctx, group, 'securityGroupId')
      const of = (ids: readonly { readonly id: string }[] | null | undefined) =>
        (ids ?? []).map(({ id: person }) => ({ group, person }))
      return { changes: await membershipDifference(ctx, { joins: of(addUserIds), leaves: of(removeUserIds) }) }
    },
  }),
)
