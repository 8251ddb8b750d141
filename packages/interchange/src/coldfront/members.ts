import type { Member, Project } from '../facility.ts'
import type { Problems } from '../problem.ts'
import type { DumpObject } from './objects.ts'
import type { ColdFrontOptions } from './options.ts'
import type { ColdFrontPeople } from './people.ts'
import { originOf, textOf, type DumpStore } from './store.ts'

/** Membership that counts; Pending, Denied and Removed people are not members. */
const TAKEN_MEMBERS = ['active', 'new']

export interface ProjectContext {
  readonly store: DumpStore
  readonly people: ColdFrontPeople
  readonly options: ColdFrontOptions
  readonly problems: Problems
}

/** A project's managers and members: managers are both. The PI is neither, having all rights already. */
export function readMembers(
  rows: readonly DumpObject[],
  pi: string,
  { store, people, options, problems }: ProjectContext,
): Pick<Project, 'managers' | 'members'> {
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
