import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { notify } from '../../identity/index.ts'
import { lockedLivingProject, mayOwnProject, relationsChanged, requireOnProject } from '../access.ts'
import { AlreadyOnProject } from '../refusals.ts'
import { activePerson } from './active-person.ts'

export interface NameResourceManager extends OperationInput {
  readonly projectId: string
  readonly userId: string
}

/** Names a resource manager. From the first one on it is they, and no longer the PI, who keep the allocations; a PI who is to go on is named too. */
export function nameResourceManager(
  ctx: Context,
  input: NameResourceManager,
): Promise<{ id: string; projectId: string }> {
  return operation(ctx, { name: 'nameResourceManager', input }, async () => {
    const project = await lockedLivingProject(ctx, input.projectId)
    await requireOnProject(mayOwnProject(ctx, project), 'name resource managers of this project', 'Its PI')
    const user = await activePerson(ctx, input.userId, ['userId'])
    const id = newId()
    try {
      await ctx.sql(
        'insert into projects.project_resource_managers (tenant_id, id, project_id, user_id, added_by) values ($1, $2, $3, $4, $5)',
        [ctx.viewer.tenantId, id, project.id, user.id, ctx.viewer.userId],
      )
    } catch (error) {
      if (violates(error, 'project_resource_managers_unique'))
        throw new AlreadyOnProject(user.id, user.fullName, 'a resource manager')
      throw error
    }
    relationsChanged(ctx)
    await notify(ctx, {
      recipients: [user.id],
      kind: 'project.joined',
      key: id,
      projectId: project.id,
      about: { type: 'project_resource_managers', id },
      details: { part: 'a resource manager' },
    })
    return { id, projectId: project.id }
  })
}
