import type { Member, Project } from '@tenure/interchange'
import type { Book } from './book.ts'
import { PlanRow, type Planned } from './plan.ts'
import type { PersonEntry } from './plan-people.ts'
import type { ProjectEntry } from './plan-projects.ts'
import type { Planning } from './planning.ts'

export interface FinalMember {
  readonly projectId: string
  readonly userId: string
  /** null: leaves the project. */
  readonly role: Member['role'] | null
}

interface Books {
  readonly planning: Planning
  readonly people: Book<PersonEntry>
  readonly projects: Book<ProjectEntry>
}

const memberRow = (project: string, username: string, origin: Member['origin']) =>
  new PlanRow({ kind: 'projectMembers', key: `${project}: ${username}`, label: `${username} in ${project}`, origin })

function planMember(member: Member, { key }: Project, { planning, people, projects }: Books): Planned<FinalMember> {
  const row = memberRow(key, member.username, member.origin)
  const project = projects.need(row, key, { name: key, field: 'project' })
  const person = people.need(row, planning.fold(member.username).folded, { name: member.username, field: 'username' })
  const before = project?.known?.members.find(({ userId }) => userId === person?.id)
  if (person && !person.active && !before)
    row.refuse(
      'PersonNotActive',
      `${person.fullName} is not active, and can’t be named here. Name somebody else, or let an administrator restore them.`,
      'username',
    )
  if (before) row.compare('role', before.role, member.role)
  row.settle(!before)
  return { row, isNew: !before, final: { projectId: project?.id ?? '', userId: person?.id ?? '', role: member.role } }
}

/** Those whom a CSV file no longer lists, where it lists anyone of the project at all. */
function planLeaving(
  project: Project,
  staying: readonly Planned<FinalMember>[],
  { planning, projects }: Books,
): Planned<FinalMember>[] {
  const known = projects.get(project.key)?.known
  if (planning.format !== 'csv' || !known || staying.length === 0) return []
  const named = new Set(staying.map(({ final }) => final.userId))
  return known.members
    .filter(({ userId }) => !named.has(userId))
    .map(({ userId, role }) => {
      const row = memberRow(project.key, planning.labels.get(userId) ?? userId, project.origin)
      row.compare('role', role, null)
      row.settle(false)
      return { row, isNew: false, final: { projectId: known.id, userId, role: null } }
    })
}

/** Plans who works on the projects, one row for each. */
export function planMembers(list: readonly Project[], books: Books): Planned<FinalMember>[] {
  return list.flatMap((project) => {
    const named = project.members.map((member) => planMember(member, project, books))
    // A name that could not be read might be one of those who would leave.
    const complete = named.every(({ row }) => !row.refused)
    return complete ? [...named, ...planLeaving(project, named, books)] : named
  })
}
