import { Refusal } from './refusal.ts'

/** What is asked for is not there, or not for this viewer to see: the two look the same. */
export class NotFound extends Refusal {
  readonly kind: string

  constructor(kind: string, field?: readonly string[]) {
    super(
      `There is no such ${kind}, or you may not see it. Check the link, or ask its owner to share it with you.`,
      field,
    )
    this.kind = kind
  }
}

/** The viewer sees it but may not do this to it. */
export class NotAllowed extends Refusal {
  /** Who may, in words. */
  readonly whoMay: string

  constructor(deed: string, whoMay: string, field?: readonly string[]) {
    super(`You may not ${deed}. ${whoMay} can: ask them, or ask an administrator for the permission.`, field)
    this.whoMay = whoMay
  }
}

/** One field that differs between what the editor saw and what stands now. */
export interface FieldChange {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** Somebody else changed it since the editor read it. */
export class StaleVersion extends Refusal {
  readonly expected: number
  readonly current: number
  /** What changed in between: before as the editor saw it, after as it stands. */
  readonly theirs: readonly FieldChange[]
  readonly changedById: string | null
  readonly changedAt: Date | null

  constructor(facts: {
    expected: number
    current: number
    theirs: readonly FieldChange[]
    changedById: string | null
    changedAt: Date | null
  }) {
    super('This was changed by someone else since you opened it. Look at both versions, then save again.', [
      'expectedVersion',
    ])
    this.expected = facts.expected
    this.current = facts.current
    this.theirs = facts.theirs
    this.changedById = facts.changedById
    this.changedAt = facts.changedAt
  }
}

/** The key was used before, for another request. */
export class IdempotencyKeyReused extends Refusal {
  readonly key: string

  constructor(key: string) {
    super('This idempotency key belongs to another request. Use a new key for a new request.', ['idempotencyKey'])
    this.key = key
  }
}

/** A value that no rule of the field's kind takes. */
export class InvalidInput extends Refusal {
  readonly problem: string

  constructor(problem: string, field: readonly string[]) {
    super(problem, field)
    this.problem = problem
  }
}
