import { Refusal } from '../../../kernel/refusal.ts'
import type { Span } from '../rules/calendar.ts'
import { dayOf } from '../rules/calendar.ts'

/** The allocation has ended: what was granted then is not rewritten. */
export class AllocationEnded extends Refusal {
  readonly endedAt: Date

  constructor(endedAt: Date) {
    super(`It ended on ${dayOf(endedAt)}, and the past is not rewritten. Grant a new allocation instead.`, ['id'])
    this.endedAt = endedAt
  }
}

/** An allocation without an end can’t be given a later one. */
export class RenewsByItself extends Refusal {
  constructor(field: readonly string[]) {
    super('It renews by itself and has no end. Change its renewal first, or end it at a date.', field)
  }
}

/** Only what renews by hand is renewed by hand. */
export class NotRenewedByHand extends Refusal {
  constructor(why: 'CONDO' | 'AUTO' | 'NONE') {
    super(
      {
        CONDO: 'A condo is bought for a lifetime and not renewed. Extend it instead.',
        AUTO: 'It renews by itself when its period ends. There is nothing to do.',
        NONE: 'It is not meant to be renewed. Change its renewal to MANUAL first, or extend it.',
      }[why],
      ['id'],
    )
  }
}

/** The next period stands already. */
export class AlreadyRenewed extends Refusal {
  /** The number of the period that stands. */
  readonly k: number
  readonly endsAt: Date

  constructor(k: number, period: Span & { endsAt: Date }) {
    super(
      `It is renewed already: its next period, ${dayOf(period.startsAt)} to ${dayOf(period.endsAt)}, stands. Renew again once that has begun.`,
      ['id'],
    )
    this.k = k
    this.endsAt = period.endsAt
  }
}

/** A condo has no renewal to change. */
export class NotASubscription extends Refusal {
  constructor(field: readonly string[]) {
    super('A condo is bought for a lifetime and does not renew. Extend it instead.', field)
  }
}

/** It backs a data share, which would be left without storage. */
export class AllocationBacksDataShare extends Refusal {
  readonly dataShareName: string

  constructor(name: string) {
    super(`It backs the data share “${name}”, which would be left without storage. Release the data share first.`, [
      'id',
    ])
    this.dataShareName = name
  }
}
