import type { Project } from '@tenure/interchange'
import { Refusal } from '../../../../kernel/refusal.ts'
import { checkedBilling } from '../../../projects/index.ts'
import { checkArchiving } from './archive-checks.ts'
import type { KnownProject } from '../state/known.ts'
import type { PlanRow } from './plan.ts'
import type { PersonEntry } from './plan-people.ts'
import type { FinalProject, ProjectBooks } from './plan-projects.ts'

export const billingColumns = [
  ['costCentre', 'cost_centre'],
  ['purchaseOrder', 'purchase_order'],
  ['grantCode', 'grant_code'],
] as const

/** The row of a project, and what stands. */
export interface At {
  readonly row: PlanRow
  readonly known: KnownProject | undefined
  readonly books: ProjectBooks
}

/** Billing as it would be stored: an empty cell leaves what is there, and so does a note that files don't hold. */
export function billingOf(project: Project, { row, known }: Pick<At, 'row' | 'known'>): Record<string, string> | null {
  try {
    return checkedBilling({ ...known?.billing, ...project.billing })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const field = billingColumns.find(([name]) => name === error.field?.at(-1))?.[1] ?? null
    row.refuse(error.name, error.message, field)
    return null
  }
}

/** A project becomes active only when it is known who pays; until then it is taken as a draft, and a warning says so. */
export function statusOf(
  project: Project,
  billing: Record<string, string> | null,
  { row, known, books }: At,
): Pick<FinalProject, 'livingStatus' | 'archived'> {
  const archived = project.status === 'ARCHIVED'
  if (archived && known && known.status !== 'ARCHIVED') checkArchiving(row, known, books.planning)
  if (archived) return { archived, livingStatus: known?.livingStatus ?? 'DRAFT' }
  const payable = billingColumns.some(([field]) => billing?.[field] !== undefined)
  if (project.status === 'ACTIVE' && !payable) {
    if (!row.refused)
      row.warn(
        'BillingMissing',
        'Taken as a draft: a project becomes active once it has a cost centre, a purchase order or a grant code.',
        'status',
      )
    return { archived, livingStatus: 'DRAFT' }
  }
  return { archived, livingStatus: project.status === 'ACTIVE' ? 'ACTIVE' : 'DRAFT' }
}

const notActive = (person: PersonEntry) =>
  `${person.fullName} is not active, and can’t be named here. Name somebody else, or let an administrator restore them.`

/** The PI must be able to act, unless it is and stays theirs, or all is over. */
export function piOf(project: Project, pi: PersonEntry | undefined, { row, known, books }: At): string {
  if (!pi) return known?.piId ?? ''
  const stays = known?.piId === pi.id && (known.status === 'ARCHIVED') === (project.status === 'ARCHIVED')
  if (stays) return pi.id
  if (!pi.active && project.status !== 'ARCHIVED') row.refuse('PersonNotActive', notActive(pi), 'pi')
  if (known && known.piId !== pi.id && !books.planning.may('user:update')) {
    const former = books.planning.known.people.find(({ id }) => id === known.piId)
    if (former?.defaultProjectId === known.id)
      row.refuse(
        'NotAllowed',
        `This is ${former.fullName}’s default project. Let them choose another one first, or ask a person with the permission user:update.`,
        'pi',
      )
  }
  return pi.id
}

export function stewardOf(project: Project, { row, known, books: { people, planning } }: At): string | null {
  const name = project.defaultSteward
  if (name === undefined) return known?.stewardId ?? null
  const steward = people.need(row, planning.fold(name).folded, { name, field: 'default_steward' })
  if (steward && !steward.active && steward.id !== known?.stewardId)
    row.refuse('PersonNotActive', notActive(steward), 'default_steward')
  return steward?.id ?? null
}

/** Who is to join and to leave. An empty cell leaves the managers as they are; only CSV files take one away. */
export function managersOf(
  project: Project,
  { row, known, books: { people, planning } }: At,
): Pick<FinalProject, 'joiningManagers' | 'leavingManagers'> {
  const before = new Set(known?.managerIds)
  const named = new Set<string>()
  for (const name of project.managers) {
    const person = people.need(row, planning.fold(name).folded, { name, field: 'managers' })
    if (!person) continue
    if (person.active || before.has(person.id)) named.add(person.id)
    else row.warn('PersonNotActive', `${person.fullName} is not active and is left out.`, 'managers')
  }
  const leaving = planning.format === 'csv' && named.size > 0 ? [...before].filter((id) => !named.has(id)) : []
  return { joiningManagers: [...named].filter((id) => !before.has(id)), leavingManagers: leaving }
}
