/** An instant plus whole calendar months in UTC; a day that the month lacks becomes its last (31 Jan + 1 → 28 Feb). */
export function addMonths(instant: Date, months: number): Date {
  const result = new Date(instant)
  const day = instant.getUTCDate()
  // To the first of the month before moving, or 31 Jan + 1 month would spill into March.
  result.setUTCDate(1)
  result.setUTCMonth(result.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(result.getUTCFullYear(), result.getUTCMonth() + 1, 0)).getUTCDate()
  result.setUTCDate(Math.min(day, lastDay))
  return result
}

/** Half-open [startsAt, endsAt) in UTC; no end means it goes on. */
export type Span = { readonly startsAt: Date; readonly endsAt: Date | null }

/** Whether the instant lies in the span. The start belongs to it, the end does not. */
export function covers(span: Span, at: Date): boolean {
  return span.startsAt <= at && (span.endsAt === null || at < span.endsAt)
}

/** Whether two spans have an instant in common. An empty span has none. */
export function overlap(a: Span, b: Span): boolean {
  const start = a.startsAt > b.startsAt ? a.startsAt : b.startsAt
  return covers(a, start) && covers(b, start)
}

/** As a person reads an instant: `1 January 2027`, with the time only where it is not midnight UTC. */
export function dayOf(instant: Date): string {
  const day = DAY.format(instant)
  const iso = instant.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? day : `${day}, ${iso.slice(11, 16)} UTC`
}
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
