import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { type CalendarDay, calendarOf } from './calendar.ts'

const home = 'https://tenure.example.test/'
const day = (over: Partial<CalendarDay> = {}): CalendarDay => ({
  uid: '0190-end',
  kind: 'ENDS',
  day: '2027-01-31',
  what: '20 TB of Disk',
  project: 'AB-1 Light',
  version: 3,
  changed_at: new Date('2026-11-28T01:02:03Z'),
  ...over,
})
const eventsOf = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent')

it('is a whole day with a stable id, that says where it leads and how often it changed', () => {
  const text = calendarOf('Ada', [day()], home)
  expect(text).toContain('DTSTART;VALUE=DATE:20270131')
  expect(text).toContain('UID:0190-end@tenure')
  expect(text).toContain('SEQUENCE:3')
  expect(text).toMatch(/^DTSTAMP:20261128T010203Z\r$/m)
  expect(text).toContain('/projects/AB-1/allocations')
})

it('folds at 75 octets, ends lines as it must, and gives back what people wrote, whatever that is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), (what) => {
      const text = calendarOf('Ada\r\nBEGIN:VALARM', [day({ what, project: `AB-1 ${what}` })], home)
      expect(text.split('\r\n').join('')).not.toMatch(/[\r\n]/)
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      const [event, ...others] = eventsOf(text)
      expect(others).toEqual([])
      expect(text).not.toMatch(/^BEGIN:VALARM/m)
      // oxlint-disable-next-line no-control-regex
      const kept = what.replace(/[\u0000-\u001f\u007f]/g, ' ')
      expect(event!.getFirstPropertyValue('summary')).toBe(`Last day: ${kept} (AB-1 ${kept})`)
    }),
  )
})

it('is a calendar even where there is no day', () => {
  expect(eventsOf(calendarOf('Ada', [], home))).toEqual([])
})
