const day = 86_400_000

/** Days ahead that count as soon. */
export const soonDays = 30

/** The start of a moment's day in UTC, so that questions of one day are one question to the cache. */
export function dayOf(moment: Date): string {
  return new Date(Math.floor(moment.getTime() / day) * day).toISOString()
}

/** The instant from which on an end is not soon any more. @param iso the start of today */
export function soonAfter(iso: string): string {
  return new Date(Date.parse(iso) + (soonDays + 1) * day).toISOString()
}

/** The last day before an instant at midnight, '2026-12-31', as lists keep it in their address. */
export function lastDayBefore(iso: string): string {
  return new Date(Date.parse(iso) - 1).toISOString().slice(0, 10)
}
