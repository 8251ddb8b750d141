import { formatGrouped } from '@tenure/quantities/format'
import { LARGEST, type Quantity, type QuantityFault } from '@tenure/quantities/quantity'
import type { PercentageFault } from '@tenure/quantities/percentage'
import { Refusal } from '../../../kernel/refusal.ts'

/** A14. The text is no decimal with at most four decimals and fourteen digits before the point. */
export class UnreadableQuantity extends Refusal {
  readonly input: string
  readonly fault: QuantityFault

  constructor(facts: { input: string; fault: QuantityFault; message: string; field: readonly string[] }) {
    super(facts.message, facts.field)
    this.input = facts.input
    this.fault = facts.fault
  }
}

/** A14. A quantity below zero. */
export class NegativeQuantity extends Refusal {
  readonly quantity: Quantity

  constructor(quantity: Quantity, field: readonly string[]) {
    super(`A quantity is never negative, and this is ${formatGrouped(quantity)}. Give zero or more.`, field)
    this.quantity = quantity
  }
}

/** A14. More than the database holds. */
export class QuantityTooLarge extends Refusal {
  readonly quantity: Quantity

  constructor(quantity: Quantity, field: readonly string[]) {
    super(
      `${formatGrouped(quantity)} is more than can be recorded. Give ${formatGrouped(LARGEST)} or less, or use a larger unit.`,
      field,
    )
    this.quantity = quantity
  }
}

/** A15. No percentage from 0 to 99 with at most two decimals. */
export class UnreadablePercentage extends Refusal {
  readonly input: string
  readonly fault: PercentageFault

  constructor(facts: { input: string; fault: PercentageFault; message: string; field: readonly string[] }) {
    super(facts.message, facts.field)
    this.input = facts.input
    this.fault = facts.fault
  }
}
