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

/** I20. Two views of one page by one name. */
export class SavedViewNameTaken extends Refusal {
  /** The name. */
  readonly taken: string

  constructor(taken: string) {
    super(`You have a view “${taken}” of this page already. Choose another name, or save over that one.`, ['name'])
    this.taken = taken
  }
}
