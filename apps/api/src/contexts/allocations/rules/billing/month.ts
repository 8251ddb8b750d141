import { InvalidInput } from '../../../../kernel/refusals.ts'

/** The first day of a month written as `2026-10`, as a date of SQL; refuses anything else. */
export function readMonth(text: string, field = 'month'): string {
  if (!/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(text))
    throw new InvalidInput('A month is written with its year, as in 2026-10.', [field])
  return `${text}-01`
}

/** A month as it is written: `2026-10`. */
export const writeMonth = (day: Date): string => day.toISOString().slice(0, 7)

/** A month as a person reads it: `October 2026`. */
export const monthOf = (day: Date): string => MONTH.format(day)
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** The day in UTC on which an instant lies. */
export const utcDay = (instant: Date): Date => new Date(`${instant.toISOString().slice(0, 10)}T00:00:00Z`)
