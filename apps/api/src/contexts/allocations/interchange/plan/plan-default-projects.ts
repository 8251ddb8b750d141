import type { Person } from '@tenure/interchange'
import type { KnownPerson } from '../state/known.ts'
import { refuseArchived } from './archive-checks.ts'
import type { Book } from './book.ts'
import { PlanRow, type Planned } from './plan.ts'
import type { PersonEntry } from './plan-people.ts'
import type { ProjectEntry } from './plan-projects.ts'
import type { Planning } from './planning.ts'

export interface FinalDefaultProject {
  readonly userId: string
  readonly projectId: string
}

interface Books {
  readonly planning: Planning
  readonly people: Book<PersonEntry>
  readonly projects: Book<ProjectEntry>
}

/** Plans the safety nets: rows of their own, since a project needs its PI first, and the PI's default project the project. */
export function planDefaultProjects(
  list: readonly Person[],
  { planning, people, projects }: Books,
): Planned<FinalDefaultProject>[] {
  const before = new Map<string, KnownPerson>(planning.known.people.map((person) => [person.id, person]))
  return list.flatMap((person) => {
    const key = person.defaultProject
    if (key === undefined) return []
    const row = new PlanRow({
      kind: 'defaultProjects',
      key: person.username,
      label: `${key} for ${person.username}`,
      origin: person.origin,
    })
    const owner = people.need(row, planning.fold(person.username).folded, { name: person.username, field: 'username' })
    const project = projects.need(row, key, { name: key, field: 'default_project' })
    const current = owner && before.get(owner.id)?.defaultProjectId
    if (owner && project && project.piId !== owner.id)
      row.refuse(
        'NotOwnProject',
        `${key} belongs to another PI. A default project is one of the person’s own.`,
        'default_project',
      )
    if (project && current !== project.id && owner?.id !== planning.viewerId && !planning.may('user:update'))
      row.refuse(
        'NotAllowed',
        'You may not choose a default project for others. They can, or a person with the permission user:update.',
        'default_project',
      )
    if (current !== project?.id) refuseArchived(row, project, { field: 'default_project', past: false })
    if (current)
      row.compare(
        'default_project',
        planning.labels.get(current) ?? current,
        planning.labels.get(project?.id ?? '') ?? key,
      )
    row.settle(!current)
    return [{ row, isNew: !current, final: { userId: owner?.id ?? '', projectId: project?.id ?? '' } }]
  })
}
