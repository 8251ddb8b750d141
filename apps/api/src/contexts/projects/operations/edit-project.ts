import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { lockedLivingProject, mayEditProject, requireOnProject } from '../access.ts'
import { projectHistory } from '../history.ts'
import { type Billing, checkedBilling, checkedName, checkedWord } from '../rules.ts'
import { knownTeam } from './known-team.ts'
import { defaultsOf, writeProject } from './write-project.ts'

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
    const becomes = {
      name: typeof name === 'string' ? checkedName(name) : project.name,
      description: description === undefined ? project.description : description?.trim() || null,
      status: status ?? project.status,
      phase: phase === undefined ? project.phase : checkedWord(phase, 'phase'),
      priority: priority === undefined ? project.priority : checkedWord(priority, 'priority'),
      license: license === undefined ? project.license : checkedWord(license, 'license'),
      teamId: teamId === undefined ? project.teamId : teamId,
    }
    const paidBy =
      billing === undefined ? (project.billingDetails as Record<string, string> | null) : checkedBilling(billing)
    await writeProject(ctx, project, { ...defaultsOf(project), ...becomes, billing: paidBy })
    return { id: project.id }
  })
}
