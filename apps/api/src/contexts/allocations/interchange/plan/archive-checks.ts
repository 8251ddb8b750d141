import { ProjectArchived, ProjectInUse } from '../../../projects/index.ts'
import type { KnownProject } from '../state/known.ts'
import type { PlanRow } from './plan.ts'
import type { ProjectEntry } from './plan-projects.ts'
import type { Planning } from './planning.ts'

/** P6. A living project is archived only when nothing open depends on it. */
export function checkArchiving(row: PlanRow, project: KnownProject, { known }: Planning): void {
  const dataShares = known.dataShares.filter(({ projectId }) => projectId === project.id).length
  const sharesGiven = known.shares.filter(({ sourceId }) => sourceId === project.id).length
  const defaultOf = known.people.find(({ defaultProjectId }) => defaultProjectId === project.id)?.fullName ?? null
  if (dataShares === 0 && sharesGiven === 0 && defaultOf === null) return
  const refusal = new ProjectInUse({ name: project.name, dataShares, sharesGiven, defaultOf })
  row.refuse(refusal.name, refusal.message, 'status')
}

/**
 * P5. Nothing new hangs on an archived project. `past` is what an archived one that comes with these files brings along:
 * its allocations, and what it received, are its past.
 */
export function refuseArchived(
  row: PlanRow,
  project: ProjectEntry | undefined,
  { field, past }: { readonly field: string; readonly past: boolean },
): void {
  if (!project?.archived || (past && !project.known)) return
  const refusal = new ProjectArchived(project.key, [field])
  row.refuse(refusal.name, refusal.message, field)
}
