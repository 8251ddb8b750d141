import { fromHundredths } from '@tenure/quantities/percentage'
import { parseQuantity } from '@tenure/quantities/quantity'
import type { AllocationFacts, DrawFacts, DrawSource, ShareFacts } from './facts.ts'

/** Graphs written by hand, read as a sentence: `allocation('A1 of AB-12', '5000')`. Everything runs from 2026 on. */
export const START = new Date('2026-01-01T00:00:00Z')
export const NOW = new Date('2026-06-15T12:00:00Z')

export function allocation(which: string, amount: string, change: Partial<AllocationFacts> = {}): AllocationFacts {
  const [id = '', projectId = ''] = which.split(' of ')
  const quantity = parseQuantity(amount)
  return { id, projectId, resourceTypeId: 'cpu', quantity, startsAt: START, endsAt: null, periods: [], ...change }
}

/** `share('AB-12 → CD-3', 10)`: ten per cent of everything. */
export function share(pair: string, percent: number, change: Partial<ShareFacts> = {}): ShareFacts {
  const [sourceProjectId = '', recipientProjectId = ''] = pair.split(' → ')
  const hundredths = fromHundredths(percent * 100)
  const ends = { sourceProjectId, recipientProjectId, resourceTypeId: null }
  return {
    id: `${pair} ${change.resourceTypeId ?? 'all'}`,
    ...ends,
    hundredths,
    kind: 'RESERVED',
    startsAt: START,
    endsAt: null,
    ...change,
  }
}

/** `draw('CD-3 on A1', '100', 'RECEIVED')`, counted from 1 June and for ever. */
export function draw(who: string, amount: string, source: DrawSource): DrawFacts {
  const [spenderProjectId = '', allocationId = ''] = who.split(' on ')
  const startsAt = new Date('2026-06-01T00:00:00Z')
  return { spenderProjectId, allocationId, amount: parseQuantity(amount), source, startsAt, endsAt: null }
}
