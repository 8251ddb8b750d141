import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { notify } from '../../identity/index.ts'
import { relationsChanged } from '../access.ts'
import { AlreadyOnProject } from '../refusals.ts'
import { activePerson } from './active-person.ts'
import { type MemberRole, projectToStaff } from './members.ts'

export interface AddProjectMember extends OperationInput {
  readonly projectId: string
  readonly userId: string
  readonly role: MemberRole
}

/** Lets a person work on a project: from the next statement on they may what their role allows. */
export function addProjectMember(ctx: Context, input: AddProjectMember): Promise<{ id: string }> {
  return operation(ctx, { name: 'addProjectMember', input }, async () => {
    const project = await projectToStaff(ctx, input.projectId, ['projectId'])
    const user = await activePerson(ctx, input.userId, ['userId'])
    if (project.piOwnerId === user.id) throw new AlreadyOnProject(user.id, user.fullName, 'its PI')
    const id = newId()
    try {
      await ctx.sql(
        'insert into projects.project_members (tenant_id, id, project_id, user_id, role, added_by) values ($1, $2, $3, $4, $5, $6)',
        [ctx.viewer.tenantId, id, project.id, user.id, input.role, ctx.viewer.userId],
      )
    } catch (error) {
      if (violates(error, 'project_members_unique')) throw new AlreadyOnProject(user.id, user.fullName, 'a member')
      throw error
    }
    relationsChanged(ctx)
    await notify(ctx, {
      recipients: [user.id],
      kind: 'project.joined',
      key: id,
      projectId: project.id,
      about: { type: 'project_members', id },
      details: { part: input.role === 'OWNER' ? 'an owner' : input.role === 'EDITOR' ? 'an editor' : 'a viewer' },
    })
    return { id }
  })
}
