import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { deniedByDatabase } from '../../../kernel/database-errors.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotAllowed, NotFound } from '../../../kernel/refusals.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { refuseUnattested } from '../../identity/index.ts'
import { lockedLivingProject, mayOwnProject, relationsChanged, requireOnProject } from '../access.ts'
import { projectHistory } from '../history.ts'
import { type AccessDifference, accessDifference } from './access-difference.ts'
import { activePerson } from './active-person.ts'

/** What is left out stays. */
export interface SetProjectDefaults extends OperationInput {
  readonly projectId: string
  readonly expectedVersion?: number | null | undefined
  /** Null: the PI is the steward again. */
  readonly dataStewardId?: string | null | undefined
  readonly securityGroupId?: string | null | undefined
}

/**
 * Sets who keeps the data shares of a project, and who reaches them, where a share does not say otherwise. The shares
 * that inherit move with it in the same transaction (the database sees to that), and it is told who gains access and who loses it.
 */
export function setProjectDefaults(
  ctx: Context,
  input: SetProjectDefaults,
): Promise<{ id: string } & AccessDifference> {
  return operation(ctx, { name: 'setProjectDefaults', input }, async () => {
    const project = await lockedLivingProject(ctx, input.projectId)
    await requireOnProject(mayOwnProject(ctx, project), 'set the defaults of this project', 'Its PI')
    await refuseStale(ctx, project, { expected: input.expectedVersion, history: projectHistory })
    const stewardId = input.dataStewardId === undefined ? project.defaultDataStewardId : input.dataStewardId
    const groupId = input.securityGroupId ?? project.defaultSecurityGroupId
    if (stewardId && stewardId !== project.defaultDataStewardId) await activePerson(ctx, stewardId, ['dataStewardId'])
    // Where nobody is named, the shares that inherit go to the PI, who may be attested no longer.
    if (!stewardId && project.defaultDataStewardId) await refuseUnattested(ctx, project.piOwnerId, ['dataStewardId'])
    const group = await ctx.tx.securityGroup.findUnique({ where: rowKey(ctx, groupId), select: { id: true } })
    if (!group) throw new NotFound('security group', ['securityGroupId'])
    const difference = await accessDifference(ctx, { projectId: project.id, stewardId, groupId })
    if (stewardId !== project.defaultDataStewardId || groupId !== project.defaultSecurityGroupId) {
      try {
        await ctx.sql(
          'update projects.projects set default_data_steward_id = $3, default_security_group_id = $4, updated_by = $5 where tenant_id = $1 and id = $2',
          [ctx.viewer.tenantId, project.id, stewardId, groupId, ctx.viewer.userId],
        )
      } catch (error) {
        // The one thing left that the database may refuse here: a group that somebody else keeps.
        if (!deniedByDatabase(error)) throw error
        throw new NotAllowed('give this project that security group', 'Whoever keeps the group', ['securityGroupId'])
      }
      relationsChanged(ctx)
    }
    return { id: project.id, ...difference }
  })
}
