import { expect, it } from 'vitest'
import { activitySentence } from './activity-words.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 0, 31, hour)).toISOString()

it('says how much there was, and when most', () => {
  const bars = [0, 3, 1].map((count, i) => ({ startsAt: at(i), count, isPartial: false }))
  expect(activitySentence(bars, 3600)).toBe('4 entries by the hour; most, 3, from 31 Jan 2026, 01:00 UTC.')
  expect(activitySentence([{ startsAt: at(0), count: 2000, isPartial: true }], 86_400)).toBe(
    'At least 2,000 entries by the day; most, 2,000 or more, from 31 Jan 2026 UTC.',
  )
  expect(activitySentence([], 3600)).toBe('Nothing was recorded in this time.')
})
