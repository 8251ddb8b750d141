const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const minute = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

/** The day of an instant or ISO date, in UTC as all of Tenure's time is: '31 Dec 2026'. @param iso ISO 8601 text */
export function showDay(iso: string): string {
  return day.format(new Date(iso))
}

/** The instant to the minute, in UTC: '31 Dec 2026, 14:05'. @param iso ISO 8601 text */
export function showMinute(iso: string): string {
  return minute.format(new Date(iso))
}

/** The last day a half-open period [start, end) holds: an end at midnight shows the day before. @param endIso ISO 8601 text */
export function showLastDay(endIso: string): string {
  return day.format(new Date(new Date(endIso).getTime() - 1))
}
