import { formatGrouped } from '@tenure/quantities/format'
import type { Quantity } from '@tenure/quantities/quantity'
import { Refusal } from '../../../kernel/refusal.ts'

/** A31. With this, one person would use more than their cap in the project. */
export class CapPassed extends Refusal {
  readonly username: string
  readonly cap: Quantity
  readonly used: Quantity

  constructor(facts: { username: string; unit: string; cap: Quantity; used: Quantity }) {
    super(
      `${facts.username} would have used ${formatGrouped(facts.used)} ${facts.unit} of at most ${formatGrouped(facts.cap)}. Use less, or ask the project’s PI or resource manager to raise the cap.`,
      ['records'],
    )
    this.username = facts.username
    this.cap = facts.cap
    this.used = facts.used
  }
}

/** A30. The limits are to hold, and not all of it can be paid. */
export class UseNotCovered extends Refusal {
  readonly overdrawn: Quantity
  readonly uncharged: Quantity

  constructor({ overdrawn, uncharged }: { overdrawn: Quantity; uncharged: Quantity }) {
    super(
      `${formatGrouped(overdrawn)} of it would be overdrawn and ${formatGrouped(uncharged)} uncharged. Record less, let the project be granted more, or record it as use that has happened, without holdLimits.`,
      ['records'],
    )
    this.overdrawn = overdrawn
    this.uncharged = uncharged
  }
}

/** Lines can't be read: which, and why. Nothing was recorded. */
export class UsageUnreadable extends Refusal {
  readonly problems: readonly { readonly line: number; readonly message: string }[]

  constructor(problems: readonly { readonly line: number; readonly message: string }[]) {
    const [first] = problems
    super(
      `${problems.length === 1 ? 'One record' : `${problems.length} records`} can’t be taken; number ${first!.line}: ${first!.message} Mend them and send all again.`,
      ['records'],
    )
    this.problems = problems
  }
}
