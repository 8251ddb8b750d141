import type { AccessWayFragment } from '../generated/access-way.ts'

type Kind = AccessWayFragment['kind']
type Action = AccessWayFragment['actions'][number]

/** What a way is called in a filter. */
export const wayWords: Readonly<Record<Kind, string>> = {
  GROUP: 'Security group',
  STEWARD: 'Data steward',
  PI: 'PI',
  RESOURCE_MANAGER: 'Resource manager',
  MEMBER: 'Works on the project',
  DEFAULT_STEWARD: 'Default data steward',
  STEWARD_OF_OTHER: 'Steward of another data share',
  ROLE: 'Role in the institution',
}

/** What a person may do, in a word or two. */
export const actionWords: Readonly<Record<Action, string>> = {
  VIEW: 'Sees it',
  USE: 'Reaches the data',
  EDIT: 'Changes it',
  ADMINISTER: 'Says who works on it',
  OWN: 'Names its managers',
  ALLOCATE: 'Grants to it',
  SHARE: 'Shares of it',
}
