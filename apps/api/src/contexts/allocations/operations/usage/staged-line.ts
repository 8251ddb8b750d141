import type { UsageLine } from '@tenure/interchange'
import { formatFixed } from '@tenure/quantities/format'
import type { Quantity } from '@tenure/quantities/quantity'
import { type CountingRule, countJob, quantityIn } from '../../rules/usage/count-job.ts'

/** A line as it waits to be compared with what stands: one for each resource type that it counts in. */
export interface StagedLine {
  readonly line: number
  readonly externalId: string
  readonly resourceTypeId: string
  readonly kind: 'CONSUMED' | 'MEASURED'
  readonly account: string
  readonly username: string | null
  readonly quantity: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly cluster: string | null
  readonly details: string
}

export interface LineProblem {
  readonly line: number
  readonly message: string
}

/** What the facility says of resource types and of how jobs count. */
export interface Counting {
  readonly rules: readonly CountingRule[]
  /** By name in lower case. */
  readonly types: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly unit: string }>
  /** The present: nothing was used after it. */
  readonly now: Date
}

/** How far a clock elsewhere may be ahead of ours. */
const SKEW_MS = 5 * 60_000
const EARLIEST = new Date('1970-01-01T00:00:00Z')

/**
 * What a line comes to: lines to stage, a problem, or, of a job that counts in no type, none. Of lines that say nothing
 * by themselves, null.
 */
export function stagedLines(line: UsageLine, counting: Counting): readonly StagedLine[] | LineProblem | null {
  if (line.kind === 'STEP' || line.kind === 'NOT_STARTED') return null
  const wrong = (message: string): LineProblem => ({ line: line.line, message })
  if (line.kind === 'PROBLEM') return wrong(line.message)
  if (line.endsAt.getTime() > counting.now.getTime() + SKEW_MS)
    return wrong(`It ends at ${line.endsAt.toISOString()}, which has not come yet.`)
  if (line.startsAt < EARLIEST)
    return wrong(`It starts at ${line.startsAt.toISOString()}, before there were such machines.`)
  if (line.externalId.length > 255 || line.account.length > 255)
    return wrong('Its id or account has more than 255 letters.')
  const stage = (kind: StagedLine['kind'], resourceTypeId: string, quantity: Quantity): StagedLine => ({
    line: line.line,
    externalId: line.externalId,
    resourceTypeId,
    kind,
    account: line.account,
    username: line.username,
    quantity: formatFixed(quantity),
    startsAt: line.startsAt,
    endsAt: line.endsAt,
    cluster: line.cluster,
    details: JSON.stringify(line.details),
  })
  if (line.kind === 'JOB')
    return countJob(line, counting.rules).map(({ resourceTypeId, quantity }) =>
      stage('CONSUMED', resourceTypeId, quantity),
    )
  const type = counting.types.get(line.resourceType.toLowerCase())
  if (!type) return wrong(`There is no resource type named “${line.resourceType}”.`)
  const quantity = quantityIn(line.quantity, type.unit)
  if (quantity === undefined)
    return wrong(`“${line.quantity}” is no quantity in ${type.unit}: digits with at most four decimals.`)
  return [stage(line.kind, type.id, quantity)]
}
