/** By which way a person reaches an object. A way is one fact; each alone would do. */
export const wayKinds = {
  ROLE: 'By a role of theirs, whose permission counts in the whole tenant.',
  GROUP: 'As a member of the security group of the data share.',
  PI: 'As the PI of the project.',
  RESOURCE_MANAGER: 'As a resource manager of the project.',
  MEMBER: 'As one who works on the project.',
  DEFAULT_STEWARD: 'As the default data steward of the project.',
  STEWARD: 'As the data steward of the data share, or of one in the project.',
  STEWARD_OF_OTHER: 'As the data steward of another data share of the same project.',
} as const
export type WayKind = keyof typeof wayKinds

/** What a person may do with an object. Not every type of object knows every action. */
export const accessActions = {
  VIEW: 'See it.',
  USE: 'Reach the data in it.',
  EDIT: 'Change it.',
  ADMINISTER: 'Say who works on it.',
  OWN: 'Name its managers, its default data steward and its default security group.',
  ALLOCATE: 'Grant it allocations.',
  SHARE: 'Share a part of its resources, and carve data shares.',
} as const
export type AccessAction = keyof typeof accessActions

/** A way as the database told it: what it lets the person do, the permissions that carry it, and its facts. */
export interface Way {
  readonly kind: WayKind
  readonly actions: readonly AccessAction[]
  readonly permissions: readonly string[]
  readonly facts: Readonly<{
    role?: string
    roleId?: string
    until?: string | null
    groupId?: string
    group?: string
    inherited?: boolean
    source?: 'LOCAL' | 'SYNCED'
    memberRole?: 'OWNER' | 'EDITOR' | 'VIEWER'
    reason?: 'OWN' | 'PROJECT_DEFAULT' | 'PI'
    dataShareId?: string
    dataShare?: string
    projectId?: string
    publicId?: string
    project?: string
  }>
}

export type StepKind = 'ROLE' | 'PERMISSION' | 'SECURITY_GROUP' | 'PROJECT' | 'DATA_SHARE'

/** One step of a way, between the person and the object. */
export interface Step {
  readonly kind: StepKind
  /** How the person, or the step before, comes to this one: “holds the role”. */
  readonly relation: string
  readonly label: string
  /** The type and the id of the row it is, where it is one. */
  readonly row: { readonly typename: string; readonly id: string } | null
}

const memberWords = { OWNER: 'an owner', EDITOR: 'an editor', VIEWER: 'a viewer' } as const
const stewardWords = {
  OWN: 'named for it',
  PROJECT_DEFAULT: 'as the default of its project',
  PI: 'as the PI of its project, since nobody else is named',
} as const

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const and = new Intl.ListFormat('en-GB')

/** When a way ends by itself: a role granted for a time. */
export const endOf = ({ facts }: Way): Date | null => (facts.until ? new Date(facts.until) : null)

/** What the person is to the project: “the PI of”. */
function part({ kind, facts }: Way): string {
  if (kind === 'PI') return 'is the PI of'
  if (kind === 'RESOURCE_MANAGER') return 'is a resource manager of'
  if (kind === 'DEFAULT_STEWARD') return 'is the default data steward of'
  return `works, as ${memberWords[facts.memberRole ?? 'VIEWER']}, on`
}

/** The steps of a way, from the person to the object; empty where the person is directly its something. */
export function stepsOf(way: Way): Step[] {
  const { kind, facts, permissions } = way
  if (kind === 'ROLE')
    return [
      { kind: 'ROLE', relation: 'holds the role', label: facts.role!, row: { typename: 'Role', id: facts.roleId! } },
      ...permissions.map((label, index) => ({
        kind: 'PERMISSION' as const,
        relation: index === 0 ? 'which carries' : 'and',
        label,
        row: null,
      })),
    ]
  if (kind === 'GROUP')
    return [
      {
        kind: 'SECURITY_GROUP',
        relation: facts.source === 'SYNCED' ? 'belongs, by the directory, to' : 'belongs to',
        label: facts.group!,
        row: { typename: 'SecurityGroup', id: facts.groupId! },
      },
    ]
  const project: Step[] = facts.projectId
    ? [
        {
          kind: 'PROJECT',
          relation: kind === 'STEWARD_OF_OTHER' ? 'a data share of' : part(way),
          label: `${facts.publicId} ${facts.project}`,
          row: { typename: 'Project', id: facts.projectId },
        },
      ]
    : []
  const other: Step[] = facts.dataShareId
    ? [
        {
          kind: 'DATA_SHARE',
          relation: 'is the data steward of',
          label: facts.dataShare!,
          row: { typename: 'DataShare', id: facts.dataShareId },
        },
      ]
    : []
  return kind === 'STEWARD' && facts.reason ? [] : [...other, ...project]
}

/** A way in one sentence, without the person: “Belongs to the security group reef, …”. */
export function sentenceOf(way: Way): string {
  const { kind, facts, permissions } = way
  const end = endOf(way)
  switch (kind) {
    case 'ROLE':
      return `Holds the role ${facts.role}${end ? `, until ${day.format(end)}` : ''}, which carries ${and.format(permissions)} in the whole institution.`
    case 'GROUP':
      return `Belongs to the security group ${facts.group}${facts.source === 'SYNCED' ? ', read from a directory' : ''}: ${facts.inherited ? 'the group of the project, which the data share takes over' : 'the data share’s own group'}.`
    case 'STEWARD':
      return facts.reason
        ? `Is its data steward, ${stewardWords[facts.reason]}.`
        : `Is the data steward of ${facts.dataShare}, a data share of the project.`
    case 'STEWARD_OF_OTHER':
      return `Is the data steward of ${facts.dataShare}, another data share of ${facts.publicId} ${facts.project}, and so sees that project.`
    default: {
      const words = part(way)
      const whole = facts.projectId ? `its project, ${facts.publicId} ${facts.project}` : 'the project'
      return `${words[0]!.toUpperCase()}${words.slice(1)} ${whole}.`
    }
  }
}
