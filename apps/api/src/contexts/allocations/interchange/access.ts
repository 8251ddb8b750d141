import type { Context } from '../../../kernel/context.ts'
import { holds, requirePermission, type Permission } from '../../identity/index.ts'
import { NotAllowed } from '../../../kernel/refusals.ts'

/** Without one of these an export would be silently incomplete, and an import would take what it can't see for missing. */
const toSeeAll: readonly Permission[] = [
  'project:read',
  'allocation:read',
  'resource_share:read',
  'data_share:read',
  'user:read',
  'security_group:read',
]
const toWrite: readonly Permission[] = [
  'user:create',
  'security_group:create',
  'security_group:update',
  'resource_type:create',
  'resource_type:update',
  'project:create',
  'project:update',
  'allocation:create',
  'allocation:update',
  'resource_share:update',
  'data_share:update',
]

function requireAll(ctx: Context, needed: readonly Permission[], deed: string): void {
  const missing = needed.filter((permission) => !holds(ctx, permission))
  if (missing.length > 0)
    throw new NotAllowed(`${deed} without ${missing.join(', ')}`, 'A resource manager of the facility')
}

/** Who imports sees and writes all that files may speak of; what more a row needs (roles, changed people) is judged by the row. */
export function requireImport(ctx: Context): void {
  requirePermission(ctx, 'facility:import', 'import a facility')
  requireAll(ctx, [...toSeeAll, ...toWrite], 'import a facility')
}

export function requireExport(ctx: Context): void {
  requirePermission(ctx, 'facility:export', 'export the facility')
  requireAll(ctx, toSeeAll, 'export the facility')
}
