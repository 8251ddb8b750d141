import { Refusal } from '../../../kernel/refusal.ts'

/** A14. A date that is no instant between the years 1900 and 9999. */
export class DateOutOfRange extends Refusal {
  constructor(field: readonly string[]) {
    super('This is not a date between the years 1900 and 9999. Give a date in that range.', field)
  }
}

/** A14. A span that ends before or when it starts. */
export class EndNotAfterStart extends Refusal {
  readonly startsAt: Date
  readonly endsAt: Date

  constructor(startsAt: Date, endsAt: Date, field: readonly string[]) {
    super(
      `The end (${endsAt.toISOString()}) is not after the start (${startsAt.toISOString()}). Choose a later end or an earlier start.`,
      field,
    )
    this.startsAt = startsAt
    this.endsAt = endsAt
  }
}
