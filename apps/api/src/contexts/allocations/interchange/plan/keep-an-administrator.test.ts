import { expect, it } from 'vitest'
import type { KnownPerson } from '../state/known.ts'
import { keepAnAdministrator } from './keep-an-administrator.ts'
import { PlanRow } from './plan.ts'

const person = (id: string, administers: boolean): KnownPerson => ({
  id,
  username: id,
  foldedUsername: id,
  email: `${id}@example.org`,
  foldedEmail: `${id}@example.org`,
  fullName: id,
  status: 'ACTIVE',
  roles: [],
  defaultProjectId: null,
  administers,
  removed: false,
})

function suspending(...ids: string[]) {
  return ids.map((id) => {
    const row = new PlanRow({ kind: 'people', key: id, label: id, origin: { file: 'people.csv', line: 2 } })
    row.compare('status', 'ACTIVE', 'SUSPENDED')
    row.settle(false)
    return { row, isNew: false, final: { ...person(id, false), status: 'SUSPENDED' as const, newRoles: [] } }
  })
}

it('refuses to suspend every administrator, and takes all but one', () => {
  const people = [person('ada', true), person('bob', true), person('cleo', false)]
  const all = suspending('ada', 'bob', 'cleo')
  keepAnAdministrator(all, people)
  expect(all.map(({ row }) => row.action)).toEqual(['refuse', 'refuse', 'change'])
  const one = suspending('ada', 'cleo')
  keepAnAdministrator(one, people)
  expect(one.map(({ row }) => row.action)).toEqual(['change', 'change'])
})
