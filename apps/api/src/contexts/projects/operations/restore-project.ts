import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { lockedProject, mayArchiveProject, relationsChanged, requireOnProject } from '../access.ts'
import { projectHistory } from '../history.ts'
import { ProjectNameTaken, ProjectNotArchived } from '../refusals.ts'
import { activePerson } from './active-person.ts'

export interface RestoreProject extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** Brings an archived project back, with all that hangs on it. Refused where its PI has another of that name by now, or is no longer active. */
export function restoreProject(ctx: Context, input: RestoreProject): Promise<{ id: string }> {
  return operation(ctx, { name: 'restoreProject', input }, async () => {
    const project = await lockedProject(ctx, input.id, ['id'])
    if (!project.deletedAt) throw new ProjectNotArchived(project.name)
    await requireOnProject(mayArchiveProject(ctx, project), 'restore this project', 'Its PI')
    await refuseStale(ctx, project, { expected: input.expectedVersion, history: projectHistory })
    await activePerson(ctx, project.piOwnerId, ['id'])
    try {
      // The database lets a deleted row come back only where this was said first.
      await ctx.sql(`select set_config('app.restoring', 'on', true)`)
      await ctx.sql(
        'update projects.projects set deleted_at = null, updated_by = $3 where tenant_id = $1 and id = $2',
        [ctx.viewer.tenantId, project.id, ctx.viewer.userId],
      )
      await ctx.sql(`select set_config('app.restoring', '', true)`)
    } catch (error) {
      if (violates(error, 'projects_name_unique')) throw new ProjectNameTaken(project.name)
      throw error
    }
    relationsChanged(ctx)
    return { id: project.id }
  })
}
