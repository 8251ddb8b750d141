import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { relationsChanged } from '../access.ts'
import { memberToChange } from './members.ts'

export interface RemoveProjectMember extends OperationInput {
  readonly id: string
}

/** Ends a person's part in a project, at once. Their membership of security groups is those groups' own matter. */
export function removeProjectMember(
  ctx: Context,
  input: RemoveProjectMember,
): Promise<{ id: string; projectId: string }> {
  return operation(ctx, { name: 'removeProjectMember', input }, async () => {
    const { id, projectId } = await memberToChange(ctx, input.id)
    await ctx.sql('delete from projects.project_members where tenant_id = $1 and id = $2', [ctx.viewer.tenantId, id])
    relationsChanged(ctx)
    return { id, projectId }
  })
}
