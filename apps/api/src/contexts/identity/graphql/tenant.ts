import { builder } from '../../../kernel/builder.ts'
import { byColumn, bySameRow, inTable } from '../../../kernel/compiled/declare.ts'
import { actionsType } from '../../../kernel/graphql/actions.ts'
import { holds } from '../access.ts'

export const Tier = builder.enumType('Tier', {
  description: 'What a tenant has contracted.',
  values: {
    FREE: { description: 'Free of charge.' },
    PRO: { description: 'For one facility.' },
    ENTERPRISE: { description: 'For several, with support.' },
  } as const,
})
const TenantActions = actionsType('TenantActions', { update: 'Change its settings.' })

export const TenantRef = builder.prismaNode('Tenant', {
  nullable: true,
  extensions: inTable('identity.tenants'),
  id: { resolve: (tenant) => tenant.id },
  // Another tenant's id finds the viewer's own row by row level security or nothing at all.
  findUnique: (id) => ({ id }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The institution’s name.' }),
    slug: t.exposeString('slug', { description: 'Its name in addresses and at sign-in.' }),
    tier: t.field({
      type: Tier,
      description: 'What it has contracted.',
      extensions: byColumn('tier'),
      resolve: ({ tier }) => tier as typeof Tier.$inferType,
    }),
    dataRegion: t.exposeString('dataRegion', { nullable: true, description: 'Where its data must stay.' }),
    itarRestricted: t.exposeBoolean('itarRestricted', { description: 'Whether export control (ITAR) binds it.' }),
    storageQuotaBytes: t.string({
      nullable: true,
      description: 'The most bytes it may store; null is without limit.',
      extensions: byColumn('storageQuotaBytes'),
      resolve: ({ storageQuotaBytes }) => storageQuotaBytes?.toString() ?? null,
    }),
    settings: t.field({
      type: 'JSON',
      description: 'Its own settings: names with their values.',
      resolve: ({ settings }) => settings,
    }),
    version: t.exposeInt('version', { description: 'Counts every change; give it back as expectedVersion.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was set up.' }),
    viewerCan: t.field({
      type: TenantActions,
      description: 'What the viewer may do to it.',
      extensions: bySameRow({ fields: { update: ({ once }) => once(`ctx.can('tenant:update')`, 'boolean') } }),
      resolve: (_tenant, _args, ctx) => ({ update: holds(ctx, 'tenant:update') }),
    }),
  }),
})
