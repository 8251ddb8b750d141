import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotAllowed } from '../../../kernel/refusals.ts'
import { lockedLivingProject } from '../access.ts'
import { NotYourProject } from '../refusals.ts'

export interface SetDefaultProject extends OperationInput {
  /** Null: none any more. */
  readonly projectId: string | null
}

/** Sets the viewer's default project: the safety net from which the rest is drawn when another of theirs has too little left. */
export function setDefaultProject(ctx: Context, input: SetDefaultProject): Promise<{ id: string }> {
  return operation(ctx, { name: 'setDefaultProject', input }, async () => {
    const { tenantId, userId, kind } = ctx.viewer
    if (kind === 'API_TOKEN')
      throw new NotAllowed('choose a default project by a token', 'The person themselves, signed in,')
    if (input.projectId) {
      const project = await lockedLivingProject(ctx, input.projectId)
      if (project.piOwnerId !== userId) throw new NotYourProject(project.name)
    }
    await ctx.sql(
      'update identity.users set default_project_id = $3 where tenant_id = $1 and id = $2 and default_project_id is distinct from $3::uuid',
      [tenantId, userId, input.projectId],
    )
    return { id: userId }
  })
}
