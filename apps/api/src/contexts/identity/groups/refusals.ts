import { Refusal } from '../../../kernel/refusal.ts'

/** I21. Names of groups are told apart whatever the case. */
export class SecurityGroupNameTaken extends Refusal {
  readonly groupName: string

  constructor(name: string) {
    super(`There is a security group named ${name} already. Choose another name, or use that one.`, ['groupName'])
    this.groupName = name
  }
}

/** I22. One group here for one there. */
export class ExternalSystemIdTaken extends Refusal {
  constructor(id: string) {
    super(`Another security group is bound to ${id} already. Look for it, and unbind it first.`, ['externalSystemId'])
  }
}

/** What hangs on a security group. */
export interface GroupUse {
  readonly kind: 'PROJECT' | 'DATA_SHARE' | 'RELEASED_DATA_SHARE'
  readonly id: string
  readonly label: string
}

const and = new Intl.ListFormat('en-GB')

/** I23. A group that opens something is not deleted. */
export class SecurityGroupInUse extends Refusal {
  readonly uses: readonly GroupUse[]

  constructor(uses: readonly GroupUse[]) {
    const shown = uses.slice(0, 3).map(({ label }) => label)
    const rest = uses.length > 3 ? [`${uses.length - 3} more`] : []
    super(
      `This security group is in use by ${and.format([...shown, ...rest])}. Give these another group first; what a released data share remembers stays.`,
      ['id'],
    )
    this.uses = uses
  }
}

/** I22. Who is in such a group is said where it is kept. */
export class GroupKeptByDirectory extends Refusal {
  readonly externalSystemId: string

  constructor(externalSystemId: string) {
    super(
      `The members of this security group are kept in a directory, as ${externalSystemId}. Change them there, and sync; or unbind the group first.`,
      ['securityGroupId'],
    )
    this.externalSystemId = externalSystemId
  }
}
