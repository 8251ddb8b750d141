import { builder } from '../../../kernel/builder.ts'
import { batched } from '../../../kernel/batch.ts'

export const IdentityLinking = builder.enumType('IdentityLinking', {
  description: 'How a provider’s people are found among those who are here already.',
  values: {
    NONE: { description: 'They are not.' },
    EXTERNAL_ID: { description: 'By the external id they were entered with.' },
    VERIFIED_EMAIL: { description: 'By an address that the provider and Tenure have both verified.' },
  } as const,
})

const RoleRule = builder.objectRef<{ readonly value: string; readonly role: string }>('IdentityRoleRule').implement({
  description: 'A role that a provider gives.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'What stands in the claim.' }),
    role: t.exposeString('role', { description: 'The name of the role that it gives.' }),
  }),
})

const withSecret = batched<boolean>(async (ctx, ids) => {
  const rows = await ctx.sql<{ id: string }>('select identity.providers_with_secret() as id')
  const has = new Set(rows.map(({ id }) => id))
  return new Map(ids.map((id) => [id, has.has(id)]))
})

export const IdentityProviderRef = builder.prismaNode('IdentityProvider', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ tenantId_id: { tenantId: ctx.viewer.tenantId, id } }),
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Goes up with each change.' }),
    name: t.exposeString('name', { description: 'What the sign-in page calls it.' }),
    issuer: t.exposeString('issuer', { description: 'Its issuer, from which all else about it is read.' }),
    clientId: t.exposeString('clientId', { description: 'What Tenure is called there.' }),
    hasClientSecret: t.boolean({
      description: 'Whether a client secret is kept. It is told to nobody, and set at the door.',
      resolve: async ({ id }, _args, ctx) => (await withSecret(ctx, id, null)) ?? false,
    }),
    scopes: t.exposeStringList('scopes', { description: 'What is asked of it.' }),
    linking: t.field({
      type: IdentityLinking,
      description: 'How its people are found among those who are here already.',
      resolve: ({ linking }) => linking as 'NONE',
    }),
    createsPeople: t.exposeBoolean('createsPeople', { description: 'Whether it brings people nobody has entered.' }),
    rolesClaim: t.exposeString('rolesClaim', {
      nullable: true,
      description:
        'The claim, by its name or its path in dots, in which it says what a person is; null gives no roles.',
    }),
    roleRules: t.field({
      type: [RoleRule],
      description: 'The roles that it gives, at each sign-in anew. What people granted stays.',
      resolve: ({ roleMapping }) =>
        Object.entries(roleMapping as Record<string, string[]>).flatMap(([value, roles]) =>
          roles.map((role) => ({ value, role })),
        ),
    }),
    isEnabled: t.exposeBoolean('isEnabled', { description: 'Whether people may sign in by it.' }),
  }),
})

builder.queryField('identityProviders', (t) =>
  t.prismaField({
    type: [IdentityProviderRef],
    description: 'The identity providers of the tenant, by name; for who may change them.',
    resolve: (query, _root, _args, ctx) =>
      ctx.tx.identityProvider.findMany({ ...query, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
  }),
)

builder.prismaObjectField('Tenant', 'secondFactorFor', (t) =>
  t.stringList({
    description: 'The permissions whose holders need a second factor to sign in.',
    resolve: ({ settings }) => {
      const named = (settings as { secondFactorFor?: unknown }).secondFactorFor
      return Array.isArray(named) ? named.map(String) : []
    },
  }),
)
