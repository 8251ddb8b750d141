import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { editTenant } from '../operations/edit-tenant.ts'
import { TenantRef } from './tenant.ts'

const EditTenantInput = builder.inputType('EditTenantInput', {
  description: 'What of the tenant is to change: what is left out stays.',
  fields: (t) => ({
    ...editFields(t),
    name: t.string({ description: 'The institution’s name.' }),
    settings: t.field({ type: 'JSON', description: 'All of its settings: names with their values.' }),
  }),
})
builder.mutationField('editTenant', (t) =>
  t.prismaField({
    type: TenantRef,
    description: 'Changes what is the tenant’s own to set. Tier, quota, region and restriction are the installation’s.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: EditTenantInput, required: true, description: 'The changes.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await editTenant(ctx, input)
      return ctx.tx.tenant.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)
