import { optional } from '../csv/table.ts'
import type { Billing, Note, Project } from '../facility.ts'
import type { ProjectStatus } from '../vocabulary.ts'
import { readMembers, type ProjectContext } from './members.ts'
import type { DumpObject } from './objects.ts'
import { labelOf, originOf, textOf } from './store.ts'

const STATUSES = new Map<string, ProjectStatus>([
  ['new', 'DRAFT'],
  ['active', 'ACTIVE'],
  ['archived', 'ARCHIVED'],
])

export interface ColdFrontProjects {
  readonly projects: readonly Project[]
  readonly notes: readonly Note[]
  /** The key of an object of project.project that was taken. */
  readonly keyOf: (project: DumpObject | undefined) => string | undefined
}

/** A project without a primary key is known by its title and PI, which ColdFront keeps unique. */
const toKey = (project: DumpObject, pi: string): string =>
  `coldfront-${project.pk ?? `${pi}/${textOf(project, 'title')}`}`

const readBilling = (
  attributes: readonly { readonly name: string; readonly value: string }[],
  grants: readonly DumpObject[],
): Billing => {
  const account = attributes.find(({ name }) => name.toLowerCase() === 'account number')?.value
  const grant = grants.map((row) => textOf(row, 'grant_number')).find((number) => number !== '')
  return { ...optional('costCentre', account || undefined), ...optional('grantCode', grant) }
}

/** Takes new, active and archived projects with their people; what else ColdFront knows of them becomes notes. */
export function readProjects(context: ProjectContext): ColdFrontProjects {
  const { store, people, problems } = context
  const memberRows = store.group('project.projectuser', 'project', 'project.project')
  const attributeRows = store.group('project.projectattribute', 'project', 'project.project')
  const grantRows = store.group('grant.grant', 'project', 'project.project')
  const taken = new Map<DumpObject, string>()
  const projects: Project[] = []
  const notes: Note[] = []
  for (const object of store.all('project.project')) {
    const title = textOf(object, 'title')
    const statusName = store.choice('project.projectstatuschoice', object.fields['status'])
    const status = STATUSES.get(statusName.toLowerCase())
    const pi = people.usernameOf(store.find('auth.user', object.fields['pi']))
    if (status === undefined) {
      const message = `Project ${labelOf(object)} (${title}) was left out with its allocations: its status is ${statusName || 'missing'}.`
      problems.warning({ at: originOf(object, 'status'), code: 'LEFT_OUT', message, value: statusName })
      continue
    }
    if (pi === undefined) {
      const message = `Project ${labelOf(object)} (${title}) has no active PI, so it and its allocations were left out. Name an active PI in ColdFront.`
      problems.error({ at: originOf(object, 'pi'), code: 'PI_UNKNOWN', message, value: title })
      continue
    }
    const key = toKey(object, pi)
    const attributes = (attributeRows.get(object) ?? []).map((row) => ({
      name: store.choice('project.projectattributetype', row.fields['proj_attr_type']),
      value: textOf(row, 'value'),
    }))
    const origin = originOf(object)
    for (const { name, value } of attributes) notes.push({ origin, subject: key, text: `${name}: ${value}` })
    const code = textOf(object, 'project_code')
    if (code !== '') notes.push({ origin, subject: key, text: `ColdFront project code: ${code}` })
    taken.set(object, key)
    projects.push({
      origin,
      key,
      name: title,
      description: typeof object.fields['description'] === 'string' ? object.fields['description'] : '',
      piUsername: pi,
      status,
      ...readMembers(memberRows.get(object) ?? [], pi, context),
      billing: readBilling(attributes, grantRows.get(object) ?? []),
    })
  }
  return { projects, notes, keyOf: (object) => (object === undefined ? undefined : taken.get(object)) }
}
