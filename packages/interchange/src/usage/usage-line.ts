/** How much of each thing a job held while it ran. */
export interface JobCounts {
  readonly cpu: bigint
  readonly gpu: bigint
  readonly memoryBytes: bigint
  readonly nodes: bigint
  readonly billing: bigint
}

interface Told {
  /** Where in the file it stands, from 1. */
  readonly line: number
  /** Unique within the scheduler, file system or program that tells it. */
  readonly externalId: string
  readonly cluster: string | null
  readonly account: string
  readonly username: string | null
  readonly startsAt: Date
  readonly endsAt: Date
  readonly details: Readonly<Record<string, string>>
}

/** A job of a scheduler: what it comes to in a resource type is a rule of the facility. */
export interface JobLine extends Told {
  readonly kind: 'JOB'
  readonly partition: string
  /** How long it held what it held. */
  readonly seconds: bigint
  readonly counts: JobCounts
}

/** So much of a resource type: used in a span of time, or, measured at an instant, how much lies there. */
export interface AmountLine extends Told {
  readonly kind: 'CONSUMED' | 'MEASURED'
  readonly resourceType: string
  /** In the type's unit, or bytes with a suffix: `12.5T`. */
  readonly quantity: string
}

/** A line that can't be read, and why. */
export interface UsageProblem {
  readonly kind: 'PROBLEM'
  readonly line: number
  readonly message: string
}

/** A line that says nothing of use by itself: a step of a job that has its own line, a job that has not started. */
interface Skipped<Kind extends string> {
  readonly kind: Kind
  readonly line: number
}
export type SkippedLine = Skipped<'STEP'> | Skipped<'NOT_STARTED'>

export type UsageLine = JobLine | AmountLine | UsageProblem | SkippedLine

export const USAGE_FORMATS = ['sacct', 'quota', 'csv'] as const
export type UsageFormat = (typeof USAGE_FORMATS)[number]
