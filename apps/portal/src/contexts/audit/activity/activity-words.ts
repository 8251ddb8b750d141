import { showDay, showMinute } from '@tenure/ui/instant'

/** One step of time, with what was done in it. */
export interface Bar {
  /** ISO 8601 text. */
  readonly startsAt: string
  readonly count: number
  /** Whether there may be more. */
  readonly isPartial: boolean
}

const hour = 3600

/** How many, and whether that is all. */
export const showBar = ({ count, isPartial }: Bar): string =>
  `${count.toLocaleString('en-GB')}${isPartial ? ' or more' : ''}`

/** When a step begins, as short as its length allows. */
export const showStart = (startsAt: string, stepSeconds: number): string =>
  stepSeconds < 24 * hour ? showMinute(startsAt) : showDay(startsAt)

/** How long a step is, in words. */
export function stepWords(stepSeconds: number): string {
  const hours = stepSeconds / hour
  if (hours === 1) return 'hour'
  if (hours < 24) return `${hours} hours`
  return hours === 24 ? 'day' : `${hours / 24} days`
}

/** What the picture shows, in one sentence. */
export function activitySentence(bars: readonly Bar[], stepSeconds: number): string {
  const all = bars.reduce((sum, { count }) => sum + count, 0)
  const busiest = bars.reduce<Bar | undefined>((top, bar) => (top && top.count >= bar.count ? top : bar), undefined)
  if (!busiest || all === 0) return 'Nothing was recorded in this time.'
  const atLeast = bars.some(({ isPartial }) => isPartial) ? 'At least ' : ''
  const entries = all === 1 ? '1 entry' : `${all.toLocaleString('en-GB')} entries`
  return `${atLeast}${entries} by the ${stepWords(stepSeconds)}; most, ${showBar(busiest)}, from ${showStart(busiest.startsAt, stepSeconds)} UTC.`
}
