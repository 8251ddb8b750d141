import { builder } from '../../../kernel/builder.ts'
import { editFields, operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import {
  createIdentityProvider,
  editIdentityProvider,
  removeIdentityProvider,
} from '../operations/change-identity-providers.ts'
import { requireSecondFactor } from '../operations/require-second-factor.ts'
import { IdentityProviderNameTaken, UnknownRoles, UnknownScopes } from '../refusals.ts'
import { IdentityLinking, IdentityProviderRef } from './identity-provider.ts'

const RoleRuleInput = builder.inputType('IdentityRoleRuleInput', {
  description: 'A role that a provider gives.',
  fields: (t) => ({
    value: t.string({ required: true, description: 'What stands in the claim.' }),
    role: t.string({ required: true, description: 'The name of the role that it gives.' }),
  }),
})

const CreateIdentityProviderInput = builder.inputType('CreateIdentityProviderInput', {
  description: 'A provider whose word is taken for who somebody is.',
  fields: (t) => ({
    ...operationFields(t),
    name: t.string({ required: true, description: 'What the sign-in page calls it.' }),
    issuer: t.string({ required: true, description: 'Its issuer, as it writes it itself.' }),
    clientId: t.string({ required: true, description: 'What Tenure is called there.' }),
    scopes: t.stringList({ description: 'What is asked of it; `openid profile email` if absent.' }),
    linking: t.field({
      type: IdentityLinking,
      description: 'How its people are found among those here; not at all if absent.',
    }),
    createsPeople: t.boolean({ description: 'Whether it brings people nobody has entered; no if absent.' }),
    rolesClaim: t.string({ description: 'The claim in which it says what a person is.' }),
    roleRules: t.field({ type: [RoleRuleInput], description: 'The roles that it gives. For who may grant roles.' }),
    isEnabled: t.boolean({ description: 'Whether people may sign in by it; yes if absent.' }),
  }),
})

const EditIdentityProviderInput = builder.inputType('EditIdentityProviderInput', {
  description: 'Changes of an identity provider; what is absent stays.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: IdentityProviderRef, description: 'The provider.' }),
    name: t.string({ description: 'What the sign-in page calls it.' }),
    issuer: t.string({ description: 'Its issuer.' }),
    clientId: t.string({ description: 'What Tenure is called there.' }),
    scopes: t.stringList({ description: 'What is asked of it.' }),
    linking: t.field({ type: IdentityLinking, description: 'How its people are found among those here.' }),
    createsPeople: t.boolean({ description: 'Whether it brings people nobody has entered.' }),
    rolesClaim: t.string({ description: 'The claim in which it says what a person is; null takes it away.' }),
    roleRules: t.field({
      type: [RoleRuleInput],
      description: 'All the roles that it gives, in place of those before.',
    }),
    isEnabled: t.boolean({ description: 'Whether people may sign in by it.' }),
  }),
})

const RemoveIdentityProviderInput = builder.inputType('RemoveIdentityProviderInput', {
  description: 'A provider to remove.',
  fields: (t) => ({
    ...operationFields(t),
    id: t.globalID({ required: true, for: IdentityProviderRef, description: 'The provider.' }),
  }),
})

const RequireSecondFactorInput = builder.inputType('RequireSecondFactorInput', {
  description: 'Of whom a second factor is wanted.',
  fields: (t) => ({
    ...operationFields(t),
    permissions: t.stringList({
      required: true,
      description: 'Of who holds one of these, of the catalogue; none: of nobody.',
    }),
  }),
})

const refusals = [...commonRefusals, UnknownRoles, IdentityProviderNameTaken]

builder.mutationField('createIdentityProvider', (t) =>
  t.prismaField({
    type: IdentityProviderRef,
    description: 'Adds a provider whose word is taken for who somebody is. Its client secret is set at the door.',
    errors: { types: refusals },
    args: { input: t.arg({ type: CreateIdentityProviderInput, required: true, description: 'The provider.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await createIdentityProvider(ctx, input)
      return ctx.tx.identityProvider.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

builder.mutationField('editIdentityProvider', (t) =>
  t.prismaField({
    type: IdentityProviderRef,
    description: 'Changes an identity provider.',
    errors: { types: refusals },
    args: { input: t.arg({ type: EditIdentityProviderInput, required: true, description: 'What changes.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await editIdentityProvider(ctx, { ...input, id: input.id.id })
      return ctx.tx.identityProvider.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

builder.mutationField('removeIdentityProvider', (t) =>
  t.prismaField({
    type: 'Tenant',
    description: 'Removes an identity provider. Who came by it stays; the roles that it gave end.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: RemoveIdentityProviderInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      await removeIdentityProvider(ctx, { ...input, id: input.id.id })
      return ctx.tx.tenant.findUniqueOrThrow({ ...query, where: { id: ctx.viewer.tenantId } })
    },
  }),
)

builder.mutationField('requireSecondFactor', (t) =>
  t.prismaField({
    type: 'Tenant',
    description: 'Says of whom a second factor is wanted, from their next sign-in on.',
    errors: { types: [...commonRefusals, UnknownScopes] },
    args: { input: t.arg({ type: RequireSecondFactorInput, required: true, description: 'Of whom.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await requireSecondFactor(ctx, input)
      return ctx.tx.tenant.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)
