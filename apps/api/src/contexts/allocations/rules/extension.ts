import { addMonths } from './calendar.ts'

/**
 * A3. An end so many calendar months later. Where the end lies whole months after the start it is counted from there, so
 * that an end on 28 February moves to 31 March if the start was a 31st.
 */
export function extendedEnd(startsAt: Date, endsAt: Date, months: number): Date {
  const lasted =
    (endsAt.getUTCFullYear() - startsAt.getUTCFullYear()) * 12 + endsAt.getUTCMonth() - startsAt.getUTCMonth()
  return addMonths(startsAt, lasted).getTime() === endsAt.getTime()
    ? addMonths(startsAt, lasted + months)
    : addMonths(endsAt, months)
}
