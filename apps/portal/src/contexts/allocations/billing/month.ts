const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A month in words. @param month `2026-10` */
export const showMonth = (month: string): string => MONTH.format(new Date(`${month}-01T00:00:00Z`))

/**
 * The month and those before it, newest first.
 * @param count how many
 * @param now a time in the first of them
 */
export function monthsUntil(count: number, now: Date): readonly string[] {
  return Array.from({ length: count }, (_month, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  )
}
