import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import type { FieldChange } from '../../../kernel/refusals.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { changedSince, versionOf } from '../../../kernel/versions.ts'
import { refuseUnattested } from '../../identity/index.ts'
import { lockedLivingProject, mayEditProject, mayOwnProject, relationsChanged, requireOnProject } from '../access.ts'
import { projectHistory } from '../history.ts'
import { type AccessDifference, accessDifference } from './access-difference.ts'
import { activePerson } from './active-person.ts'
import { knownTeam } from './known-team.ts'
import { defaultsOf, writeProject } from './write-project.ts'

export interface RollBackProject extends OperationInput {
  readonly id: string
  readonly toVersion: number
  readonly expectedVersion?: number | null | undefined
}

/** A version as the history keeps it: the columns an edit may change. */
interface Version {
  name: string
  description: string | null
  status: string
  phase: string | null
  priority: string | null
  license: string | null
  team_id: string | null
  billing_details: Record<string, string> | null
  default_data_steward_id: string | null
  default_security_group_id: string
}

/** What rolling back changed, and whom it moved. */
export interface RolledBack extends AccessDifference {
  readonly id: string
  readonly changes: readonly FieldChange[]
}

/**
 * Makes a new version of a project that says of it what an old one did; history is never rewritten. All that an edit is
 * held to holds here too: a name that is taken meanwhile, a steward who is no longer active. Whose project it is,
 * whether it lives, and who works on it stay.
 */
export function rollBackProject(ctx: Context, input: RollBackProject): Promise<RolledBack> {
  return operation(ctx, { name: 'rollBackProject', input }, async () => {
    const project = await lockedLivingProject(ctx, input.id, ['id'])
    await requireOnProject(
      mayEditProject(ctx, project),
      'roll back this project',
      'Its PI, its resource managers, owners and editors',
    )
    await refuseStale(ctx, project, { expected: input.expectedVersion, history: projectHistory })
    const { id, version } = project
    const was = await versionOf<Version>(ctx, projectHistory, { id, version: input.toVersion })
    const now = defaultsOf(project)
    const then = { stewardId: was.default_data_steward_id, groupId: was.default_security_group_id }
    if (then.stewardId !== now.stewardId || then.groupId !== now.groupId)
      await requireOnProject(mayOwnProject(ctx, project), 'set the defaults of this project back', 'Its PI')
    if (then.stewardId && then.stewardId !== now.stewardId) await activePerson(ctx, then.stewardId, ['toVersion'])
    if (!then.stewardId && now.stewardId) await refuseUnattested(ctx, project.piOwnerId, ['toVersion'])
    if (was.team_id && was.team_id !== project.teamId) await knownTeam(ctx, was.team_id)
    const access = await accessDifference(ctx, { projectId: id, ...then })
    const { team_id: teamId, billing_details: billing, ...rest } = was
    await writeProject(ctx, project, { ...rest, ...then, teamId, billing })
    relationsChanged(ctx)
    return { id, ...access, changes: await changedSince(ctx, projectHistory, { id, version }) }
  })
}
