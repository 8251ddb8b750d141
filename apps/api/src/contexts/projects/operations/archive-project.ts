import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { lockedLivingProject, mayArchiveProject, relationsChanged, requireOnProject } from '../access.ts'
import { projectHistory } from '../history.ts'
import { ProjectInUse } from '../refusals.ts'

export interface ArchiveProject extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

interface Dependents {
  dataShares: number
  sharesGiven: number
  defaultOf: string | null
}

/** Puts a project away: it is hidden with all that hangs on it, and nothing of it is lost. Refused while others depend on it. */
export function archiveProject(ctx: Context, input: ArchiveProject): Promise<{ id: string }> {
  return operation(ctx, { name: 'archiveProject', input }, async () => {
    const project = await lockedLivingProject(ctx, input.id, ['id'])
    await requireOnProject(mayArchiveProject(ctx, project), 'archive this project', 'Its PI')
    await refuseStale(ctx, project, { expected: input.expectedVersion, history: projectHistory })
    const [dependents] = await ctx.sql<Dependents>(
      'select data_shares as "dataShares", shares_given as "sharesGiven", default_of as "defaultOf" from projects.dependents($1)',
      [project.id],
    )
    const { dataShares, sharesGiven, defaultOf } = dependents!
    if (dataShares > 0 || sharesGiven > 0 || defaultOf)
      throw new ProjectInUse({ name: project.name, dataShares, sharesGiven, defaultOf })
    await ctx.sql('update projects.projects set deleted_at = $3, updated_by = $4 where tenant_id = $1 and id = $2', [
      ctx.viewer.tenantId,
      project.id,
      ctx.now,
      ctx.viewer.userId,
    ])
    relationsChanged(ctx)
    return { id: project.id }
  })
}
