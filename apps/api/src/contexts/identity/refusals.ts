import { Refusal } from '../../kernel/refusal.ts'

/** I5. A scope that no permission of the catalogue is. */
export class UnknownScopes extends Refusal {
  readonly unknown: readonly string[]

  constructor(unknown: readonly string[]) {
    super(
      unknown.length === 0
        ? 'A token needs at least one scope. Choose what it is to do, from the permission catalogue.'
        : `${unknown.join(', ')}: no such permission. Choose scopes from the permission catalogue.`,
      ['scopes'],
    )
    this.unknown = unknown
  }
}

/** I5. A token that never ends, or is over before it begins. */
export class TokenExpiryOutOfRange extends Refusal {
  /** The latest that is allowed. */
  readonly latest: Date

  constructor(latest: Date) {
    super(
      `A token ends within a year: choose a time after now and not after ${latest.toISOString().slice(0, 10)}. Make a new one then.`,
      ['expiresAt'],
    )
    this.latest = latest
  }
}

/** I6. The same request again: the token is there, its secret was told once. */
export class TokenAlreadyShown extends Refusal {
  constructor() {
    super(
      'This token was made already, and its secret is told only once. If it was lost, revoke the token and make another.',
      ['idempotencyKey'],
    )
  }
}

/** I5. What opens the account is made by who has just proved who they are. */
export class ProofNeeded extends Refusal {
  constructor() {
    super(
      'Show once more that it is you: a token opens your account as a password does. Give your password or second factor (POST /auth/reauthenticate), then ask again within ten minutes.',
    )
  }
}

/** I20. Two views of one page by one name. */
export class SavedViewNameTaken extends Refusal {
  /** The name. */
  readonly taken: string

  constructor(taken: string) {
    super(`You have a view “${taken}” of this page already. Choose another name, or save over that one.`, ['name'])
    this.taken = taken
  }
}

/** I9. Username or address belongs to somebody already, archived people among them. */
export class PersonKnownAlready extends Refusal {
  constructor(what: 'username' | 'email', value: string) {
    super(`${value} belongs to somebody here already. Look among the archived people too: they can be restored.`, [
      what,
    ])
  }
}

/** A part that a living project, or an open data share, would be left without. */
export interface PartHeld {
  readonly part: 'PI' | 'RESOURCE_MANAGER' | 'DATA_STEWARD'
  readonly publicId: string
  readonly name: string
}

/** I10. Projects need the person still. */
export class PersonHoldsParts extends Refusal {
  readonly parts: readonly PartHeld[]

  constructor(name: string, parts: readonly PartHeld[]) {
    super(
      `${name} still has a part in living projects: ${parts.map(({ publicId }) => publicId).join(', ')}. Hand those over or archive the projects, then archive the person.`,
      ['id'],
    )
    this.parts = parts
  }
}

/** I10. Who is archived changes no more. */
export class PersonArchived extends Refusal {
  constructor(name: string) {
    super(`${name} is archived. Restore them first.`, ['id'])
  }
}

/** I11. Nobody would be left who can give rights. */
export class LastKeeper extends Refusal {
  constructor() {
    super(
      'Nobody would be left who can give rights. Grant somebody else a role with role:update without an end first: an active person.',
    )
  }
}

/** I12. Nobody gives, or takes on, a permission they do not hold. */
export class BeyondOwnRights extends Refusal {
  readonly permissions: readonly string[]

  constructor(permissions: readonly string[], field?: readonly string[]) {
    super(
      permissions.length === 0
        ? 'This goes beyond what you may do yourself. Ask somebody who holds those permissions.'
        : `You do not hold ${permissions.join(', ')} yourself. Ask somebody who does.`,
      field,
    )
    this.permissions = permissions
  }
}

/** I13. Export control keeps the person out. */
export class NotAttested extends Refusal {
  constructor(field: readonly string[] = ['userId']) {
    super(
      'Export control (ITAR) binds this institution, and the person has no attestation that holds. Attest them first.',
      field,
    )
  }
}

/** I14. The system's roles are the same everywhere. */
export class SystemRoleFixed extends Refusal {
  constructor(name: string) {
    super(`${name} is one of the system’s roles, the same in every institution. Make a copy and change that.`, ['id'])
  }
}

export class RoleNameTaken extends Refusal {
  constructor(name: string) {
    super(`There is a role called ${name} already. Choose another name.`, ['name'])
  }
}

/** I14. People hold it still. */
export class RoleInUse extends Refusal {
  readonly holders: number

  constructor(name: string, holders: number) {
    super(`${holders === 1 ? 'One person holds' : `${holders} people hold`} ${name}. Revoke it from them first.`, [
      'id',
    ])
    this.holders = holders
  }
}

/** I14. Approval rules in force name it: without it nobody could approve under them. */
export class RoleNamedByRules extends Refusal {
  readonly rules: readonly string[]

  constructor(name: string, rules: readonly string[]) {
    const named = rules.map((rule) => `“${rule}”`).join(', ')
    super(
      `${rules.length === 1 ? `The approval rule ${named} lets` : `The approval rules ${named} let`} ${name} approve. Name somebody else there, or retire ${rules.length === 1 ? 'it' : 'them'}, first.`,
      ['id'],
    )
    this.rules = rules
  }
}

/** What no permission of the catalogue is. */
export class UnknownPermissions extends Refusal {
  readonly unknown: readonly string[]

  constructor(unknown: readonly string[]) {
    super(`${unknown.join(', ')}: no such permission. Choose from the permission catalogue.`, ['permissions'])
    this.unknown = unknown
  }
}

export class RoleHeldAlready extends Refusal {
  constructor(person: string, role: string) {
    super(`${person} holds ${role} already. Change when that ends instead.`, ['roleId'])
  }
}

export class TeamNameTaken extends Refusal {
  constructor(name: string) {
    super(`There is a team called ${name} already. Choose another name.`, ['name'])
  }
}

/** I15. Projects belong to it still. */
export class TeamInUse extends Refusal {
  readonly projects: number

  constructor(name: string, projects: number) {
    super(
      `${projects === 1 ? 'One project belongs' : `${projects} projects belong`} to ${name}, archived ones counted. Move them to another team first.`,
      ['id'],
    )
    this.projects = projects
  }
}

/** I31. A provider's rule names a role that is not there. */
export class UnknownRoles extends Refusal {
  readonly unknown: readonly string[]

  constructor(unknown: readonly string[]) {
    super(`${unknown.join(', ')}: no such role. Choose from the roles of this tenant and the system’s.`, ['roleRules'])
    this.unknown = unknown
  }
}

/** I31. Two providers of one name could not be told apart on the sign-in page. */
export class IdentityProviderNameTaken extends Refusal {
  readonly taken: string

  constructor(taken: string) {
    super(`There is an identity provider called “${taken}” already. Choose another name.`, ['name'])
    this.taken = taken
  }
}
