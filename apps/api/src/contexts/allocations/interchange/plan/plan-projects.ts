import type { Project } from '@tenure/interchange'
import { newId } from '../../../../kernel/ids.ts'
import type { KnownProject } from '../state/known.ts'
import { Book } from './book.ts'
import { refuseClashes, refuseRepeated } from './clashes.ts'
import { PlanRow, type Planned } from './plan.ts'
import type { PersonEntry } from './plan-people.ts'
import { ProjectNameTaken } from '../../../projects/index.ts'
import { fits, listed, type Planning } from './planning.ts'
import { billingColumns, billingOf, managersOf, piOf, statusOf, stewardOf } from './project-fields.ts'
import { nameOf, ProjectLookup } from './project-lookup.ts'

export interface FinalProject {
  readonly id: string
  readonly externalKey: string | null
  /** null: one is made of the name's letters when it is written. */
  readonly publicId: string | null
  readonly name: string
  readonly folded: string
  readonly description: string
  readonly piId: string
  /** The status beneath an archived one is kept for its restoration. */
  readonly livingStatus: 'DRAFT' | 'ACTIVE'
  readonly archived: boolean
  readonly phase: string | null
  readonly billing: Readonly<Record<string, string>> | null
  readonly stewardId: string | null
  /** null: the project gets a group of its own. */
  readonly groupId: string | null
  readonly joiningManagers: readonly string[]
  readonly leavingManagers: readonly string[]
}

const longestPhase = 100

/** A project as rows may name it. */
export interface ProjectEntry {
  readonly id: string
  readonly key: string
  readonly piId: string
  readonly archived: boolean
  readonly known: KnownProject | undefined
}

export interface ProjectBooks {
  readonly planning: Planning
  readonly people: Book<PersonEntry>
  readonly groups: Book<{ readonly id: string; readonly name: string }>
}

function planProject(
  project: Project,
  lookup: ProjectLookup,
  books: ProjectBooks,
): Planned<FinalProject> & { readonly known: KnownProject | undefined } {
  const { planning, groups } = books
  const row = new PlanRow({ kind: 'projects', key: project.key, label: project.name, origin: project.origin })
  const name = nameOf(project, row)
  const folded = planning.fold(project.name).folded
  const pi = books.people.need(row, planning.fold(project.piUsername).folded, { name: project.piUsername, field: 'pi' })
  const known = lookup.find(name, { piId: pi?.id, folded }, row)
  if (!fits(project.key)) row.refuse('InvalidInput', 'A key has at most 255 characters.', 'key')
  if (!fits(project.name)) row.refuse('InvalidInput', 'A name has 1 to 255 characters.', 'name')
  if (project.phase !== undefined && !fits(project.phase, longestPhase))
    row.refuse('InvalidInput', 'A phase has at most 100 characters.', 'phase')
  const group =
    project.defaultSecurityGroup === undefined
      ? undefined
      : groups.need(row, planning.fold(project.defaultSecurityGroup).folded, {
          name: project.defaultSecurityGroup,
          field: 'default_security_group',
        })
  const billing = billingOf(project, { row, known })
  const at = { row, known, books }
  const final: FinalProject = {
    id: known?.id ?? newId(),
    externalKey: known?.externalKey ?? name.externalKey,
    publicId: known?.publicId ?? name.publicId,
    name: project.name,
    folded,
    description: project.description === '' ? (known?.description ?? '') : project.description,
    piId: piOf(project, pi, at),
    ...statusOf(project, billing, at),
    phase: project.phase ?? known?.phase ?? null,
    billing,
    stewardId: stewardOf(project, at),
    groupId: group?.id ?? known?.groupId ?? null,
    ...managersOf(project, at),
  }
  if (known) compareProjects(row, { known, final, books })
  row.settle(!known)
  return { row, isNew: !known, final, known }
}

function compareProjects(
  row: PlanRow,
  { known, final, books }: { known: KnownProject; final: FinalProject; books: ProjectBooks },
): void {
  const label = (id: string | null) => (id === null ? null : (books.planning.labels.get(id) ?? id))
  const team = (ids: readonly string[]) => listed(ids.map((id) => books.planning.labels.get(id) ?? id))
  row.compare('key', known.externalKey, final.externalKey)
  row.compare('name', known.name, final.name)
  row.compare('description', known.description || null, final.description || null)
  row.compare('pi', label(known.piId), label(final.piId))
  row.compare('status', known.status, final.archived ? 'ARCHIVED' : final.livingStatus)
  row.compare('phase', known.phase, final.phase)
  row.compare(
    'managers',
    team(known.managerIds),
    team([...known.managerIds.filter((id) => !final.leavingManagers.includes(id)), ...final.joiningManagers]),
  )
  row.compare('default_steward', label(known.stewardId), label(final.stewardId))
  row.compare('default_security_group', label(known.groupId), label(final.groupId))
  for (const [field, column] of billingColumns)
    row.compare(column, known.billing?.[field] ?? null, final.billing?.[field] ?? null)
}

/** Plans the rows of projects. */
export function planProjects(projects: readonly Project[], books: ProjectBooks) {
  const { known, labels } = books.planning
  const book = new Book<ProjectEntry>({ what: 'project', file: 'projects.csv' })
  const lookup = new ProjectLookup(known.projects)
  const rows = projects.map((project) => planProject(project, lookup, books))
  refuseRepeated(
    rows.filter(({ isNew }) => !isNew),
    ({ final }) => final.id,
  )
  const named = (piId: string, folded: string) => `${piId} ${folded}`
  const living = known.projects
    .filter(({ status }) => status !== 'ARCHIVED')
    .map(({ id, piId, folded }) => ({ id, key: named(piId, folded) }))
  const claims = rows
    .filter(({ final }) => !final.archived)
    .map(({ row, final }) => ({ row, id: final.id, key: named(final.piId, final.folded) }))
  refuseClashes(living, claims, (row) =>
    row.refuse('ProjectNameTaken', new ProjectNameTaken(row.label).message, 'name'),
  )
  const shortIds = known.projects.map(({ id, publicId }) => ({ id, key: publicId }))
  const wanted = rows.flatMap(({ row, final: { id, publicId } }) =>
    publicId === null ? [] : [{ row, id, key: publicId }],
  )
  refuseClashes(shortIds, wanted, (row) =>
    row.refuse(
      'PublicIdTaken',
      'Another project has this short id. Leave public_id empty: a new project gets one.',
      'public_id',
    ),
  )
  for (const project of known.projects) {
    const entry = {
      id: project.id,
      key: project.key,
      piId: project.piId,
      archived: project.status === 'ARCHIVED',
      known: project,
    }
    for (const key of [project.publicId, project.key]) book.set(key, entry)
    labels.set(project.id, project.key)
  }
  for (const { row, final, known: before } of rows) {
    labels.set(final.id, row.key)
    if (!row.refused)
      book.set(row.key, { id: final.id, key: row.key, piId: final.piId, archived: final.archived, known: before })
    else if (!book.get(row.key)) book.refuse(row.key, row)
  }
  return { rows, book }
}
