import type { KnownPerson } from '../state/known.ts'
import type { Planned } from './plan.ts'
import type { FinalPerson } from './plan-people.ts'

/** Refuses the rows that would leave nobody who can give roles: a tenant without one could never be mended from within. */
export function keepAnAdministrator(rows: readonly Planned<FinalPerson>[], people: readonly KnownPerson[]): void {
  const administrators = new Set(
    people
      .filter(({ administers, removed, status }) => administers && !removed && status === 'ACTIVE')
      .map(({ id }) => id),
  )
  const leaving = rows.filter(
    ({ row, final }) => row.action === 'change' && administrators.has(final.id) && final.status !== 'ACTIVE',
  )
  if (leaving.length === 0 || leaving.length < administrators.size) return
  for (const { row } of leaving)
    row.refuse(
      'LastAdministrator',
      'Nobody would be left who can give roles. Let one administrator stay ACTIVE.',
      'status',
    )
}
