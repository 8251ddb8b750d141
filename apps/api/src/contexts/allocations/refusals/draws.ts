import { formatGrouped } from '@tenure/quantities/format'
import type { Quantity } from '@tenure/quantities/quantity'
import { Refusal } from '../../../kernel/refusal.ts'

/** A21. A draw of nothing or less. */
export class DrawNotPositive extends Refusal {
  readonly amount: Quantity

  constructor(amount: Quantity) {
    super(
      `${formatGrouped(amount)} can't be drawn. Give an amount above zero; a correction is an operation of its own.`,
      ['amount'],
    )
    this.amount = amount
  }
}

export type DefaultProjectLeft = { readonly projectId: string; readonly label: string; readonly left: Quantity }

/** A21. Own, received and safety net together don't reach. */
export class NotEnoughLeft extends Refusal {
  readonly amount: Quantity
  readonly own: Quantity
  readonly received: Quantity
  /** What neither own nor received covers: the whole of it would fall on the default project. */
  readonly missing: Quantity
  readonly defaultProject: DefaultProjectLeft | null

  constructor(facts: {
    amount: Quantity
    own: Quantity
    received: Quantity
    missing: Quantity
    defaultProject: DefaultProjectLeft | null
  }) {
    const [amount, own, received, missing] = [facts.amount, facts.own, facts.received, facts.missing].map(formatGrouped)
    const net = facts.defaultProject
    const why = net
      ? `the default project ${net.label} has ${formatGrouped(net.left)} left`
      : 'there is no default project to draw them from'
    const remedy = net ? 'Draw less or ask for more' : 'Draw less, ask for more, or let the PI name a default project'
    super(
      `${amount} is asked for, ${own} of its own and ${received} received are left: ${missing} are missing, and ${why}. ${remedy}.`,
      ['amount'],
    )
    this.amount = facts.amount
    this.own = facts.own
    this.received = facts.received
    this.missing = facts.missing
    this.defaultProject = net
  }
}
