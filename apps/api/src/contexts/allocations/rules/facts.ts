import type { Hundredths } from '@tenure/quantities/percentage'
import type { Quantity } from '@tenure/quantities/quantity'
import type { Span } from './calendar.ts'

/** A quantity granted for a span of time: one row of an allocation's periods. */
export type QuantityStep = Span & { readonly quantity: Quantity; readonly endsAt: Date }

/**
 * An allocation with its periods: a condo has one, a subscription one for each period made so far. It grants what its
 * periods say and nothing between or after them, except that one without an end (a subscription that renews by itself)
 * goes on with `quantity` past the last of them.
 */
export type AllocationFacts = Span & {
  readonly id: string
  readonly projectId: string
  readonly resourceTypeId: string
  readonly quantity: Quantity
  readonly periods: readonly QuantityStep[]
}

/** An allocation that backs a data share, while it does: from always and for ever where the dates are absent. */
export type CarvedFacts = { readonly allocationId: string; readonly startsAt?: Date; readonly endsAt?: Date | null }

export type ShareKind = 'RESERVED' | 'CEILING'

/** A standing rule. Without a resource type it is uniform: for every type that has no rule of its own. */
export type ShareFacts = Span & {
  readonly id: string
  readonly sourceProjectId: string
  readonly recipientProjectId: string
  readonly resourceTypeId: string | null
  readonly hundredths: Hundredths
  readonly kind: ShareKind
}

export type DrawSource = 'OWN' | 'RECEIVED' | 'DEFAULT_PROJECT'

/**
 * What a project used and which allocation pays for it. It counts from when it was drawn to the end of the period in
 * which it was drawn, even if the allocation is ended before that: ending a grant does not undo what was used of it.
 * A negative amount corrects an earlier one.
 */
export type DrawFacts = Span & {
  readonly spenderProjectId: string
  readonly allocationId: string
  readonly amount: Quantity
  readonly source: DrawSource
}

/** All that the arithmetic of one tenant needs. `labels` name projects, types and allocations for people, by id. */
export type PlainGraph = {
  readonly allocations: readonly AllocationFacts[]
  readonly carved: readonly CarvedFacts[]
  readonly shares: readonly ShareFacts[]
  readonly draws: readonly DrawFacts[]
  readonly labels?: ReadonlyMap<string, string>
}

/** Where and when an entitlement is asked for. */
export type Point = { readonly projectId: string; readonly resourceTypeId: string; readonly at: Date }
