import { HIGHEST, formatPercentage } from '@tenure/quantities/percentage'
import { Refusal } from '../../../kernel/refusal.ts'

/** A16. A project shares with itself. */
export class ShareWithItself extends Refusal {
  readonly projectId: string

  constructor(projectId: string, label: string) {
    super(`${label} can't share with itself. Choose another project as the recipient.`, ['recipientProjectId'])
    this.projectId = projectId
  }
}

/** A16. A uniform rule of 0 %. */
export class UniformShareOfNothing extends Refusal {
  constructor() {
    super(
      'A rule for all resource types that gives 0 % gives nothing. Choose a percentage above 0, or name the one resource type to leave out.',
      ['percentage'],
    )
  }
}

/** A16. A second rule for the same pair and type (or a second uniform one) at the same time. */
export class DuplicateShare extends Refusal {
  readonly existingShareId: string
  readonly resourceTypeId: string | null

  constructor(facts: {
    existingShareId: string
    resourceTypeId: string | null
    source: string
    recipient: string
    type: string
  }) {
    super(
      `${facts.source} already has a rule that shares ${facts.type} with ${facts.recipient} in this time. Change that rule, or end it before this one starts.`,
      ['recipientProjectId'],
    )
    this.existingShareId = facts.existingShareId
    this.resourceTypeId = facts.resourceTypeId
  }
}

/** A17. More than 99 % of a type given away. */
export class SharedTooMuch extends Refusal {
  readonly sourceProjectId: string
  /** Null: any type without a rule of its own. */
  readonly resourceTypeId: string | null
  /** The first instant at which it would be too much. */
  readonly at: Date
  /** Hundredths of a percent. */
  readonly total: number
  /** The most that this rule may give then, in hundredths of a percent. */
  readonly atMost: number

  constructor(facts: {
    sourceProjectId: string
    resourceTypeId: string | null
    at: Date
    total: number
    atMost: number
    labels: { source: string; type: string; day: string }
  }) {
    const { source, type, day } = facts.labels
    const remedy =
      facts.atMost > 0
        ? `Choose ${formatPercentage(facts.atMost)} % or less, or lower another of its shares first.`
        : 'Lower or end another of its shares first.'
    super(
      `${source} would share ${formatPercentage(facts.total)} % of ${type} from ${day}; at most ${formatPercentage(HIGHEST)} % may be shared. ${remedy}`,
      ['percentage'],
    )
    this.sourceProjectId = facts.sourceProjectId
    this.resourceTypeId = facts.resourceTypeId
    this.at = facts.at
    this.total = facts.total
    this.atMost = facts.atMost
  }
}

/** A18. Sharing that comes back to its source. */
export class CircularSharing extends Refusal {
  /** Projects in order, the first repeated at the end. */
  readonly path: readonly string[]
  /** The same by what people call them. */
  readonly names: readonly string[]
  /** Null: any type without a rule of its own. */
  readonly resourceTypeId: string | null
  readonly at: Date

  constructor(facts: {
    path: readonly string[]
    resourceTypeId: string | null
    at: Date
    labels: { path: readonly string[]; type: string; day: string }
  }) {
    const { path, type, day } = facts.labels
    super(
      `From ${day} sharing ${type} would go in a circle: ${path.join(' → ')}. End one of these shares first, or set it to 0 % for ${type}.`,
      ['recipientProjectId'],
    )
    this.path = facts.path
    this.names = path
    this.resourceTypeId = facts.resourceTypeId
    this.at = facts.at
  }
}

/** The rule was withdrawn. */
export class ShareWithdrawn extends Refusal {
  readonly endedAt: Date

  constructor(endedAt: Date, day: string) {
    super(`This share ended on ${day}. Share anew instead.`, ['id'])
    this.endedAt = endedAt
  }
}
