import { min, subtract, sum } from '@tenure/quantities/arithmetic'
import type { Quantity } from '@tenure/quantities/quantity'
import type { Refusal } from '../../../kernel/refusal.ts'
import { DrawNotPositive, NotEnoughLeft } from '../refusals/draws.ts'
import { type Available, type Pool, leftIn } from './availability.ts'
import type { DrawSource } from './facts.ts'

/** A row of the ledger to be: who spends, which allocation pays, how much, and by which right. */
export type DrawLine = {
  readonly spenderProjectId: string
  readonly allocationId: string
  readonly amount: Quantity
  readonly source: DrawSource
  /** The rule, where the source is RECEIVED. */
  readonly shareId: string | null
}

/**
 * A21. Charges an amount: own first, then received (oldest rule first), then the whole rest to the default project if
 * that has enough. All of it or nothing; the lines add up to the amount.
 */
export function charge(amount: Quantity, available: Available): readonly DrawLine[] | Refusal {
  if (amount <= 0n) return new DrawNotPositive(amount)
  const lines: DrawLine[] = []
  let rest = amount
  const take = (pools: readonly Pool[], source: DrawSource, shareId: string | null = null) => {
    for (const { allocationId, left } of pools) {
      const part = min(rest, left)
      if (part <= 0n) continue
      lines.push({ spenderProjectId: available.projectId, allocationId, amount: part, source, shareId })
      rest = subtract(rest, part)
    }
  }
  take(available.own, 'OWN')
  for (const { pools, shareId } of available.received) take(pools, 'RECEIVED', shareId)
  const missing = rest
  if (missing > 0n) take(available.defaultProject?.pools ?? [], 'DEFAULT_PROJECT')
  return rest > 0n ? notEnough(amount, missing, available) : lines
}

function notEnough(amount: Quantity, missing: Quantity, available: Available): NotEnoughLeft {
  const net = available.defaultProject
  return new NotEnoughLeft({
    amount,
    own: leftIn(available.own),
    received: sum(available.received.map((row) => leftIn(row.pools))),
    missing,
    defaultProject: net && { projectId: net.projectId, label: net.label, left: leftIn(net.pools) },
  })
}
