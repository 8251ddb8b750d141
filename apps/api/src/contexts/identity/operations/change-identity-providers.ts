import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotAllowed, NotFound } from '../../../kernel/refusals.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { holds, requirePermission } from '../access.ts'
import { providerTrail } from '../history.ts'
import { IdentityProviderNameTaken, UnknownRoles } from '../refusals.ts'
import { columnsOf, type IdentityProviderFields } from './identity-provider-fields.ts'

export interface CreateIdentityProvider extends OperationInput, IdentityProviderFields {
  readonly name: string
  readonly issuer: string
  readonly clientId: string
}

export interface EditIdentityProvider extends OperationInput, IdentityProviderFields {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

export interface RemoveIdentityProvider extends OperationInput {
  readonly id: string
}

/** I31. Adds a provider whose word the tenant takes. Its client secret is told to the door, not here. */
export function createIdentityProvider(ctx: Context, input: CreateIdentityProvider): Promise<{ id: string }> {
  return operation(ctx, { name: 'createIdentityProvider', input }, async () => {
    await check(ctx, input)
    const values = { tenant_id: ctx.viewer.tenantId, id: newId(), ...columnsOf(input) }
    const columns = Object.keys(values)
    await once(
      ctx.sql(
        `insert into identity.identity_providers (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
        Object.values(values),
      ),
      input.name,
    )
    return { id: values.id }
  })
}

/** I31. Changes a provider; sign-ins that are under way go by what it was. */
export function editIdentityProvider(ctx: Context, input: EditIdentityProvider): Promise<{ id: string }> {
  return operation(ctx, { name: 'editIdentityProvider', input }, async () => {
    await check(ctx, input)
    const { version } = await locked(ctx, input.id)
    const { id, expectedVersion: expected } = input
    await refuseStale(ctx, { id, version }, { expected, history: providerTrail })
    const values = columnsOf(input)
    const columns = Object.keys(values)
    if (columns.length > 0)
      await once(
        ctx.sql(
          `update identity.identity_providers set ${columns.map((column, i) => `${column} = $${i + 3}`).join(', ')} where tenant_id = $1 and id = $2`,
          [ctx.viewer.tenantId, input.id, ...Object.values(values)],
        ),
        input.name ?? '',
      )
    return { id: input.id }
  })
}

/** I31. Removes a provider. Who came by it stays, and signs in another way; the roles it gave end. */
export function removeIdentityProvider(ctx: Context, input: RemoveIdentityProvider): Promise<{ id: string }> {
  return operation(ctx, { name: 'removeIdentityProvider', input }, async () => {
    requirePermission(ctx, 'identity_provider:update', 'remove this identity provider')
    await locked(ctx, input.id)
    await ctx.sql('delete from identity.identity_providers where tenant_id = $1 and id = $2', [
      ctx.viewer.tenantId,
      input.id,
    ])
    return { id: input.id }
  })
}

async function check(ctx: Context, { roleRules }: IdentityProviderFields): Promise<void> {
  requirePermission(ctx, 'identity_provider:update', 'change how people sign in')
  if (!roleRules || roleRules.length === 0) return
  // Who says which roles a provider gives, gives roles.
  if (!holds(ctx, 'role:update'))
    throw new NotAllowed('say which roles a provider gives', 'A person with the permission role:update', ['roleRules'])
  const names = [...new Set(roleRules.map(({ role }) => role.trim()))]
  const known = await ctx.sql<{ name: string }>('select r.name from identity.roles r where r.name = any ($1)', [names])
  const unknown = names.filter((name) => !known.some((role) => role.name === name))
  if (unknown.length > 0) throw new UnknownRoles(unknown)
}

async function locked(ctx: Context, id: string): Promise<{ version: number }> {
  const [row] = await ctx.sql<{ version: number }>(
    'select version from identity.identity_providers where tenant_id = $1 and id = $2 for update',
    [ctx.viewer.tenantId, id],
  )
  if (!row) throw new NotFound('identity provider', ['id'])
  return row
}

async function once<T>(write: Promise<T>, name: string): Promise<T> {
  try {
    return await write
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'identity_providers_name_unique')
      throw new IdentityProviderNameTaken(name)
    throw error
  }
}
