import { builder } from '../../../../kernel/builder.ts'
import { editFields, operationFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { ExternalSystemIdTaken, SecurityGroupInUse, SecurityGroupNameTaken } from '../../groups/refusals.ts'
import { createSecurityGroup } from '../../operations/create-security-group.ts'
import { deleteSecurityGroup } from '../../operations/delete-security-group.ts'
import { editSecurityGroup } from '../../operations/edit-security-group.ts'
import { SecurityGroupRef } from '../security-group.ts'

const CreateInput = builder.inputType('CreateSecurityGroupInput', {
  description: 'A security group to make.',
  fields: (t) => ({
    ...operationFields(t),
    groupName: t.string({ required: true, description: 'Its name: no other group’s, whatever the case.' }),
    description: t.string({ description: 'What it is for.' }),
    externalSystemId: t.string({
      description: 'A directory’s name for it, an LDAP DN or a Grouper name: its sync then says who belongs to it.',
    }),
  }),
})

const EditInput = builder.inputType('EditSecurityGroupInput', {
  description: 'A security group to change. What is left out stays.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: SecurityGroupRef, description: 'Which.' }),
    groupName: t.string({ description: 'Its name.' }),
    description: t.string({ description: 'What it is for; null for nothing.' }),
    externalSystemId: t.string({
      description: 'A directory’s name for it; null unbinds it, and its members are kept here from then on.',
    }),
  }),
})

const DeleteInput = builder.inputType('DeleteSecurityGroupInput', {
  description: 'A security group to delete.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: SecurityGroupRef, description: 'Which.' }),
  }),
})

const taken = { types: [...commonRefusals, SecurityGroupNameTaken, ExternalSystemIdTaken] }

builder.mutationField('createSecurityGroup', (t) =>
  t.prismaField({
    type: SecurityGroupRef,
    description: 'Makes a security group, without members.',
    errors: taken,
    args: { input: t.arg({ type: CreateInput, required: true, description: 'What it is.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await createSecurityGroup(ctx, input)
      return ctx.tx.securityGroup.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

builder.mutationField('editSecurityGroup', (t) =>
  t.prismaField({
    type: SecurityGroupRef,
    description: 'Changes a security group’s name, what it is for, and the directory that keeps it.',
    errors: taken,
    args: { input: t.arg({ type: EditInput, required: true, description: 'What changes.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await editSecurityGroup(ctx, { ...input, id: input.id.id })
      return ctx.tx.securityGroup.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

const Deleted = builder.objectRef<{ readonly id: string }>('SecurityGroupDeleted').implement({
  description: 'A security group that is no more.',
  fields: (t) => ({
    id: t.globalID({ description: 'The id it had.', resolve: ({ id }) => ({ type: 'SecurityGroup', id }) }),
  }),
})

builder.mutationField('deleteSecurityGroup', (t) =>
  t.field({
    type: Deleted,
    description: 'Deletes a security group that opens nothing, with its memberships.',
    errors: { types: [...commonRefusals, SecurityGroupInUse] },
    args: { input: t.arg({ type: DeleteInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => deleteSecurityGroup(ctx, { ...input, id: input.id.id }),
  }),
)
