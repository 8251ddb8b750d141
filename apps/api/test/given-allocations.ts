import type { Context } from '../src/kernel/context.ts'
import { createResourceType } from '../src/contexts/allocations/operations/create-resource-type.ts'
import { type GrantAllocation, grantAllocation } from '../src/contexts/allocations/operations/grant-allocation.ts'
import { type ShareResources, shareResources } from '../src/contexts/allocations/operations/share-resources.ts'
import { retold } from '../src/kernel/database/told.ts'
import { createProject } from '../src/contexts/projects/operations/create-project.ts'
import * as given from './given.ts'

/** A tenant with a resource manager of the facility, a PI and an auditor. */
export async function facility() {
  const { tenantId } = await given.tenant()
  const [manager, pi] = [
    await given.person(tenantId, { roles: ['resource_manager', 'admin'] }),
    await given.person(tenantId, { roles: ['pi'] }),
  ]
  const auditor = await given.person(tenantId, { roles: ['auditor'] })
  return { tenantId, manager, pi, auditor }
}

let count = 0

/** A project of a PI, by the viewer unless said otherwise. */
export const project = async (ctx: Context, options: { name?: string; piId?: string } = {}): Promise<string> =>
  (await createProject(ctx, { name: options.name ?? `Project number ${++count}`, piId: options.piId })).id

/** A resource type counted in core-hours, or storage in TB. */
export const resourceType = async (ctx: Context, options: { storage?: boolean; name?: string } = {}): Promise<string> =>
  (
    await createResourceType(ctx, {
      name: options.name ?? `Type ${++count}`,
      unit: options.storage ? 'TB' : 'core-hours',
      isStorageType: options.storage ?? false,
    })
  ).id

/** `allocation(ctx, { projectId, resourceTypeId, quantity: '5000' })`: a condo from now on, unless said otherwise. */
export const allocation = async (
  ctx: Context,
  grant: Pick<GrantAllocation, 'projectId' | 'resourceTypeId'> & Partial<GrantAllocation>,
): Promise<string> => (await grantAllocation(ctx, { model: 'CONDO', quantity: '1000', ...grant })).id

/** `share(ctx, [a, b], '10')`: ten per cent of everything from a to b. */
export const share = async (
  ctx: Context,
  [sourceProjectId, recipientProjectId]: readonly [string, string],
  rule: string | Partial<ShareResources>,
): Promise<string> => {
  const given = typeof rule === 'string' ? { percentage: rule } : rule
  return (await shareResources(ctx, { sourceProjectId, recipientProjectId, percentage: '10', ...given })).id
}

/** `entitlement(ctx, projectId)`: the figures of a project's one type, or of the given one, as plain text. */
export async function entitlement(
  ctx: Context,
  projectId: string,
  { at = ctx.now, resourceTypeId }: { at?: Date; resourceTypeId?: string } = {},
) {
  const rows = await ctx.sql<
    Record<'resource_type_id' | 'own' | 'carved' | 'lent' | 'received' | 'entitlement' | 'drawn' | 'headroom', string>
  >('select * from allocations.entitlements($1, $2)', [[projectId], at])
  const row = resourceTypeId ? rows.find((one) => one.resource_type_id === resourceTypeId) : rows[0]
  const figure = (text: string | undefined) => Number(text ?? 0)
  return {
    own: figure(row?.own),
    carved: figure(row?.carved),
    lent: figure(row?.lent),
    received: figure(row?.received),
    entitlement: figure(row?.entitlement),
    drawn: figure(row?.drawn),
    headroom: figure(row?.headroom),
  }
}

/** The same transaction in another person's eyes, with what their roles let them. */
export const become = (ctx: Context, { tenantId, userId }: given.Person): Promise<Context> =>
  retold(ctx, { tenantId, userId, at: ctx.now })
