import type { Tone } from '../tone.ts'

/** From `at` on, until the next step, the quantity holds. */
export interface Step {
  /** ISO 8601 text. */
  readonly at: string
  /** Decimal text. */
  readonly quantity: string
}

/** A quantity over time. Steps are in order of time; before the first there is nothing. */
export interface StepSeries {
  readonly id: string
  readonly name: string
  readonly tone: Tone
  readonly steps: readonly Step[]
}

/** The quantity that holds at an instant, null before the first step. @param at milliseconds since 1970 */
export function quantityAt({ steps }: StepSeries, at: number): string | null {
  return steps.findLast((step) => Date.parse(step.at) <= at)?.quantity ?? null
}

/** Every instant at which some series changes, in order, each once. */
export function instantsOf(series: readonly StepSeries[]): readonly string[] {
  return [...new Set(series.flatMap(({ steps }) => steps.map(({ at }) => new Date(at).toISOString())))].sort()
}
