/** The instant at which a day begins, in UTC; null for none. @param day '2026-12-31' or '' */
export function startOfDay(day: string): string | null {
  return day === '' ? null : `${day}T00:00:00.000Z`
}

/** The instant at which a period whose last day this is ends: the next midnight. @param day '2026-12-31' or '' */
export function endOfDay(day: string): string | null {
  if (day === '') return null
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString()
}

/** The last day of a half-open period that ends at an instant: '2026-12-31'. @param endIso ISO 8601 text */
export function lastDayOf(endIso: string): string {
  return new Date(Date.parse(endIso) - 1).toISOString().slice(0, 10)
}

/** Today in UTC, '2026-11-21'. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}

/** The same day some months later, the last of that month where it has no such day: 31 Jan → 28 Feb. */
export function monthsLater(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00.000Z`)
  const wanted = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))
  const last = new Date(Date.UTC(wanted.getUTCFullYear(), wanted.getUTCMonth() + 1, 0)).getUTCDate()
  wanted.setUTCDate(Math.min(date.getUTCDate(), last))
  return wanted.toISOString().slice(0, 10)
}
