import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { lockedLivingProject, mayOwnProject, relationsChanged, requireOnProject } from '../access.ts'

export interface RemoveResourceManager extends OperationInput {
  readonly id: string
}

/** Ends a resource manager's part, at once. When the last one goes, the PI keeps the allocations again. */
export function removeResourceManager(
  ctx: Context,
  input: RemoveResourceManager,
): Promise<{ id: string; projectId: string }> {
  return operation(ctx, { name: 'removeResourceManager', input }, async () => {
    const manager = await ctx.tx.projectResourceManager.findUnique({
      where: rowKey(ctx, input.id),
      select: { id: true, projectId: true },
    })
    if (!manager) throw new NotFound('resource manager', ['id'])
    const project = await lockedLivingProject(ctx, manager.projectId, ['id'])
    await requireOnProject(mayOwnProject(ctx, project), 'remove resource managers of this project', 'Its PI')
    await ctx.sql('delete from projects.project_resource_managers where tenant_id = $1 and id = $2', [
      ctx.viewer.tenantId,
      manager.id,
    ])
    relationsChanged(ctx)
    return manager
  })
}
