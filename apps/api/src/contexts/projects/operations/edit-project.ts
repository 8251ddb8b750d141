import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { lockedLivingProject, mayEditProject, requireOnProject } from '../access.ts'
import { projectHistory } from '../history.ts'
import { ProjectNameTaken } from '../refusals.ts'
import { type Billing, checkActivation, checkedBilling, checkedName, checkedWord } from '../rules.ts'
import { knownTeam } from './known-team.ts'

/** What is left out stays; null takes away. */
export interface EditProject extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
  readonly name?: string | null | undefined
  readonly description?: string | null | undefined
  /** Replaces all of it. */
  readonly billing?: Billing | null | undefined
  readonly status?: 'DRAFT' | 'ACTIVE' | null | undefined
  readonly phase?: string | null | undefined
  readonly priority?: string | null | undefined
  readonly license?: string | null | undefined
  readonly teamId?: string | null | undefined
}

/** Changes what a project says of itself. Whose it is, its defaults and whether it lives are other operations. */
export function editProject(ctx: Context, input: EditProject): Promise<{ id: string }> {
  return operation(ctx, { name: 'editProject', input }, async () => {
    const project = await lockedLivingProject(ctx, input.id, ['id'])
    await requireOnProject(
      mayEditProject(ctx, project),
      'change this project',
      'Its PI, its resource managers, owners and editors',
    )
    await refuseStale(ctx, project, { expected: input.expectedVersion, history: projectHistory })
    const { name, description, billing, status, phase, priority, license, teamId } = input
    if (teamId) await knownTeam(ctx, teamId)
    const stored = project.billingDetails as Record<string, string> | null
    const becomes = {
      name: typeof name === 'string' ? checkedName(name) : project.name,
      description: description === undefined ? project.description : description?.trim() || null,
      status: status ?? project.status,
      phase: phase === undefined ? project.phase : checkedWord(phase, 'phase'),
      priority: priority === undefined ? project.priority : checkedWord(priority, 'priority'),
      license: license === undefined ? project.license : checkedWord(license, 'license'),
      teamId: teamId === undefined ? project.teamId : teamId,
    }
    const paidBy = billing === undefined ? stored : checkedBilling(billing)
    if (becomes.status === 'ACTIVE') checkActivation(paidBy)
    const same =
      JSON.stringify(sorted(paidBy)) === JSON.stringify(sorted(stored)) &&
      Object.entries(becomes).every(([field, value]) => project[field as keyof typeof becomes] === value)
    if (same) return { id: project.id }
    try {
      // An absent JSON value is SQL's null, which Prisma writes only by name: so plain SQL.
      await ctx.sql(
        `update projects.projects set name = $3, description = $4, status = $5, phase = $6, priority = $7, license = $8, team_id = $9, billing_details = $10, updated_by = $11
         where tenant_id = $1 and id = $2`,
        [
          ctx.viewer.tenantId,
          project.id,
          ...Object.values(becomes),
          paidBy === null ? null : JSON.stringify(paidBy),
          ctx.viewer.userId,
        ],
      )
    } catch (error) {
      if (violates(error, 'projects_name_unique')) throw new ProjectNameTaken(becomes.name)
      throw error
    }
    return { id: project.id }
  })
}

const sorted = (billing: Record<string, string> | null) =>
  billing ? Object.entries(billing).toSorted(([a], [b]) => (a < b ? -1 : 1)) : null
