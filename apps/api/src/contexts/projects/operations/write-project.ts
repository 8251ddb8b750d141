import type { Project } from '@tenure/prisma/client'
import type { Context } from '../../../kernel/context.ts'
import { deniedByDatabase, violates } from '../../../kernel/database-errors.ts'
import { NotAllowed } from '../../../kernel/refusals.ts'
import { ProjectNameTaken } from '../refusals.ts'
import { checkActivation } from '../rules.ts'

/** Who keeps a project's data shares and who reaches them, where a share does not say otherwise. */
export interface Defaults {
  readonly stewardId: string | null
  readonly groupId: string
}

/** All that an edit may change of a project, checked. */
export interface Becomes extends Defaults {
  readonly name: string
  readonly description: string | null
  readonly status: string
  readonly phase: string | null
  readonly priority: string | null
  readonly license: string | null
  readonly teamId: string | null
  readonly billing: Record<string, string> | null
}

export const defaultsOf = (project: Project): Defaults => ({
  stewardId: project.defaultDataStewardId,
  groupId: project.defaultSecurityGroupId,
})

const sorted = (billing: object | null) =>
  JSON.stringify(billing && Object.entries(billing).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** Writes a project as it becomes, in one new version; nothing where it is so already. */
export async function writeProject(ctx: Context, project: Project, becomes: Becomes): Promise<void> {
  const { name, description, status, phase, priority, license, teamId, billing, stewardId, groupId } = becomes
  if (status === 'ACTIVE') checkActivation(billing)
  const was = [project.name, project.description, project.status, project.phase, project.priority, project.license]
  const fields = [name, description, status, phase, priority, license, teamId, stewardId, groupId]
  const stored = [...was, project.teamId, project.defaultDataStewardId, project.defaultSecurityGroupId]
  const same = fields.every((value, i) => value === stored[i])
  if (same && sorted(billing) === sorted(project.billingDetails as object | null)) return
  try {
    // An absent JSON value is SQL's null, which Prisma writes only by name: so plain SQL.
    await ctx.sql(
      `update projects.projects set name = $3, description = $4, status = $5, phase = $6, priority = $7, license = $8, team_id = $9,
         default_data_steward_id = $10, default_security_group_id = $11, billing_details = $12, updated_by = $13 where tenant_id = $1 and id = $2`,
      [
        ctx.viewer.tenantId,
        project.id,
        ...fields,
        billing === null ? null : JSON.stringify(billing),
        ctx.viewer.userId,
      ],
    )
  } catch (error) {
    if (violates(error, 'projects_name_unique')) throw new ProjectNameTaken(name)
    // The one thing left that the database may refuse here: a group that somebody else keeps.
    if (!deniedByDatabase(error)) throw error
    throw new NotAllowed('give this project that security group', 'Whoever keeps the group', ['securityGroupId'])
  }
}
