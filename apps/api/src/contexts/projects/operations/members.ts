import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { lockedLivingProject, mayAdministerProject, requireOnProject } from '../access.ts'

/** How far a member's part in a project reaches. */
export type MemberRole = 'OWNER' | 'EDITOR' | 'VIEWER'

/** The project, locked and living, of which the viewer may say who works on it. */
export async function projectToStaff(ctx: Context, projectId: string, field: readonly string[]) {
  const project = await lockedLivingProject(ctx, projectId, field)
  await requireOnProject(
    mayAdministerProject(ctx, project),
    'say who works on this project',
    'Its PI, its resource managers and its owners',
  )
  return project
}

/** The membership, if the viewer may see it, with its project as above. The row is read again once the project is locked. */
export async function memberToChange(ctx: Context, id: string) {
  const find = () => ctx.tx.projectMember.findUnique({ where: rowKey(ctx, id) })
  const seen = await find()
  if (!seen) throw new NotFound('member', ['id'])
  await projectToStaff(ctx, seen.projectId, ['id'])
  const member = await find()
  if (!member) throw new NotFound('member', ['id'])
  return member
}
