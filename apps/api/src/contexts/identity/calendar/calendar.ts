import ical, { ICalCalendarMethod } from 'ical-generator'

/** A day as identity.calendar_days() answers it. */
export interface CalendarDay {
  readonly uid: string
  readonly kind: 'ENDS' | 'RENEW' | 'RENEWS'
  /** YYYY-MM-DD. */
  readonly day: string
  readonly what: string
  readonly project: string
  readonly version: number
  readonly changed_at: Date
}

const words = {
  ENDS: 'Last day',
  RENEW: 'Renew by today',
  RENEWS: 'Renews by itself',
} as const

/** What no text of a calendar may hold: control characters, the end of a line among them, which the library leaves in a name. */
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f]/g

/** A calendar of whole days as RFC 5545 has it. A day that changes keeps its UID and has a higher sequence. @param home where the portal is */
export function calendarOf(person: string, days: readonly CalendarDay[], home: string): string {
  const clean = (text: string) => text.replace(controls, ' ')
  const calendar = ical({
    name: clean(`Tenure: ${person}`),
    prodId: { company: 'Tenure', product: 'Tenure' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3_600,
  })
  for (const { uid, kind, day, what, project, version, changed_at } of days)
    calendar.createEvent({
      id: `${uid}@tenure`,
      start: new Date(`${day}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      stamp: changed_at,
      lastModified: changed_at,
      sequence: version,
      summary: clean(`${words[kind]}: ${what} (${project})`),
      url: `${home.replace(/\/+$/, '')}/projects/${encodeURIComponent(project.split(' ')[0] ?? '')}/allocations`,
    })
  return calendar.toString()
}
