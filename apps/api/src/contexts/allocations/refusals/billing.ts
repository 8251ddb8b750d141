import { Refusal } from '../../../kernel/refusal.ts'
import { monthOf } from '../rules/billing/month.ts'

/** B2. The statements of that month are issued: a price or a discount may change from the next on. */
export class MonthIssued extends Refusal {
  /** The first day on which it may change. */
  readonly openFrom: Date

  constructor(openFrom: Date, field: readonly string[]) {
    super(
      `Statements are issued for every month before ${monthOf(openFrom)}. Choose 1 ${monthOf(openFrom)} or a later day; what was issued is mended by a correction or a credit.`,
      field,
    )
    this.openFrom = openFrom
  }
}

/** B8. Months are issued in order, and when they are over. */
export class MonthNotOpen extends Refusal {
  /** The month that is next. */
  readonly next: Date

  constructor(next: Date) {
    super(
      `Months are issued in their order, each once it is over (UTC). The next is ${monthOf(next)}: issue that one, when it is over.`,
      ['month'],
    )
    this.next = next
  }
}
