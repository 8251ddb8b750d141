import type { Context } from '../../kernel/context.ts'
import { requirePermission } from '../identity/index.ts'

/** Who reads the whole trail may verify it. */
export const requireRead = (ctx: Context): void => requirePermission(ctx, 'audit:read', 'verify the audit log')

/** An export leaves the installation: reading alone does not allow it. */
export function requireExport(ctx: Context): void {
  requirePermission(ctx, 'audit:export', 'export the audit log')
  requirePermission(ctx, 'audit:read', 'export the audit log')
}
