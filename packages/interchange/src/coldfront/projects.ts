import { optional } from '../csv/table.ts'
import type { Billing, Member, Note, Project, ProjectStatus } from '../facility.ts'
import type { Problems } from '../problem.ts'
import type { DumpObject } from './objects.ts'
import type { ColdFrontOptions } from './options.ts'
import type { ColdFrontPeople } from './people.ts'
import { labelOf, originOf, textOf, type DumpStore } from './store.ts'

const STATUSES = new Map<string, ProjectStatus>([
  ['new', 'DRAFT'],
  ['active', 'ACTIVE'],
  ['archived', 'ARCHIVED'],
])

/** Membership that counts; Pending, Denied and Removed people are not members. */
const TAKEN_MEMBERS = ['active', 'new']

export interface ColdFrontProjects {
  readonly projects: readonly Project[]
  readonly notes: readonly Note[]
  /** The key of an object of project.project that was taken. */
  readonly keyOf: (project: DumpObject | undefined) => string | undefined
}

export interface ProjectContext {
  readonly people: ColdFrontPeople
  readonly options: ColdFrontOptions
  readonly problems: Problems
}

/** A project without a primary key is known by its title and PI, which ColdFront keeps unique. */
const toKey = (project: DumpObject, pi: string): string =>
  `coldfront-${project.pk ?? `${pi}/${textOf(project, 'title')}`}`

const readMembers = (
  rows: readonly DumpObject[],
  pi: string,
  store: DumpStore,
  { people, options, problems }: ProjectContext,
) => {
  const managers: string[] = []
  const members: Member[] = []
  for (const row of rows) {
    const user = store.find('auth.user', row.fields['user'])
    const username = people.usernameOf(user)
    const status = store.choice('project.projectuserstatuschoice', row.fields['status'])
    const shown = user === undefined ? String(row.fields['user']) : textOf(user, 'username')
    if (username === undefined || !TAKEN_MEMBERS.includes(status.toLowerCase())) {
      const why =
        username === undefined ? 'the person was not taken' : `the membership is ${status || 'without a status'}`
      problems.warning({
        at: originOf(row),
        code: 'LEFT_OUT',
        message: `${shown} is no member of the project: ${why}.`,
        value: shown,
      })
      continue
    }
    if (username === pi) continue
    const isManager = store.choice('project.projectuserrolechoice', row.fields['role']).toLowerCase() === 'manager'
    if (isManager) managers.push(username)
    members.push({ origin: originOf(row), username, role: isManager ? 'EDITOR' : (options.memberRole ?? 'VIEWER') })
  }
  return { managers, members }
}

const readBilling = (
  attributes: readonly { readonly name: string; readonly value: string }[],
  grants: readonly DumpObject[],
): Billing => {
  const account = attributes.find(({ name }) => name.toLowerCase() === 'account number')?.value
  const grant = grants.map((row) => textOf(row, 'grant_number')).find((number) => number !== '')
  return { ...optional('costCentre', account || undefined), ...optional('grantCode', grant) }
}

/** Takes new, active and archived projects with their people; what else ColdFront knows of them becomes notes. */
export function readProjects(store: DumpStore, context: ProjectContext): ColdFrontProjects {
  const { people, problems } = context
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
      ...readMembers(memberRows.get(object) ?? [], pi, store, context),
      billing: readBilling(attributes, grantRows.get(object) ?? []),
    })
  }
  return { projects, notes, keyOf: (object) => (object === undefined ? undefined : taken.get(object)) }
}
