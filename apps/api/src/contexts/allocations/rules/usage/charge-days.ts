import { add, min, subtract, sum } from '@tenure/quantities/arithmetic'
import { type Quantity, ZERO } from '@tenure/quantities/quantity'
import { Refusal } from '../../../../kernel/refusal.ts'
import { NotEnoughLeft } from '../../refusals/draws.ts'
import { availableTo, leftIn } from '../availability.ts'
import { charge } from '../charging.ts'
import type { DrawSource } from '../facts.ts'
import { chargeForced, type ForcedLine } from '../forced-charge.ts'
import { type ChargingLedger, periodAt } from './charging-ledger.ts'

/** What becomes of use that nothing is left for. */
export type Overuse = 'OVERDRAW' | 'UNCHARGED'

/** What a project used of a type on one day: below zero where it is corrected. */
export interface DayOfUse {
  readonly chargeId: string
  readonly projectId: string
  readonly defaultProjectId: string | null
  readonly resourceTypeId: string
  /** The instant at which it is judged: the day's last, or now. */
  readonly at: Date
  readonly amount: Quantity
  readonly overuse: Overuse
}

/** What was paid for a day before, what was paid last first. */
export interface Paid {
  readonly allocationId: string
  readonly k: number
  readonly source: DrawSource
  readonly shareId: string | null
  readonly forced: boolean
  readonly amount: Quantity
}

export interface PaidBefore {
  readonly uncharged: Quantity
  readonly draws: readonly Paid[]
}

/** A row of the ledger to be; k where it takes back what stands in another period than the one then. */
export interface ChargedLine {
  readonly chargeId: string
  readonly allocationId: string
  readonly source: DrawSource
  readonly shareId: string | null
  readonly forced: boolean
  readonly amount: Quantity
  readonly at: Date
  readonly k: number | null
}

/**
 * A30. Charges days of use in their order, by A21, each against what was left of the periods that ran then. What is
 * corrected downwards is first taken off what stayed uncharged, then off what was paid last. What nothing is left for is
 * overdrawn on the last payer or stays uncharged, as the type says; where nobody can pay, it stays uncharged.
 * A day’s lines and what stays uncharged add up to it.
 */
export function chargeDays(
  ledger: ChargingLedger,
  days: readonly DayOfUse[],
  paidBefore: ReadonlyMap<string, PaidBefore>,
): ChargedLine[] {
  const lines: ChargedLine[] = []
  // What is given back may pay for another day of the same file.
  for (const day of days.filter(({ amount }) => amount < 0n))
    lines.push(...giveBack(ledger, day, paidBefore.get(day.chargeId)))
  for (const day of days.filter(({ amount }) => amount > 0n)) lines.push(...payFor(ledger, day))
  return lines
}

function giveBack(ledger: ChargingLedger, day: DayOfUse, paid: PaidBefore | undefined): ChargedLine[] {
  let rest = subtract(subtract(ZERO, day.amount), min(paid?.uncharged ?? ZERO, subtract(ZERO, day.amount)))
  const lines: ChargedLine[] = []
  for (const draw of paid?.draws ?? []) {
    const part = min(rest, draw.amount)
    if (part <= 0n) break
    rest = subtract(rest, part)
    const amount = subtract(ZERO, part)
    lines.push({ ...draw, chargeId: day.chargeId, amount, at: day.at })
    note(ledger, day, { ...draw, amount, spenderProjectId: day.projectId })
  }
  return lines
}

function payFor(ledger: ChargingLedger, day: DayOfUse): ChargedLine[] {
  const { projectId, resourceTypeId, at, amount } = day
  const point = { projectId, resourceTypeId, at }
  const available = availableTo(ledger.graph, point, day.defaultProjectId)
  let lines: readonly ForcedLine[] | Refusal
  if (day.overuse === 'OVERDRAW') lines = chargeForced(ledger.graph, point, { amount, available })
  else {
    const all = charge(amount, available)
    const covered = sum([leftIn(available.own), ...available.received.map(({ pools }) => leftIn(pools))])
    const part =
      all instanceof NotEnoughLeft && covered > 0n ? charge(covered, { ...available, defaultProject: null }) : all
    lines = part instanceof Refusal ? part : part.map((line) => ({ ...line, forced: false }))
  }
  if (lines instanceof Refusal) return []
  return lines.map((line) => {
    note(ledger, day, line)
    const { allocationId, source, shareId, forced } = line
    return { chargeId: day.chargeId, allocationId, source, shareId, forced, amount: line.amount, at, k: null }
  })
}

type Noted = Pick<ForcedLine, 'allocationId' | 'source' | 'amount' | 'spenderProjectId'>

function note(
  { graph, draw }: ChargingLedger,
  { at }: DayOfUse,
  { allocationId, source, amount, spenderProjectId }: Noted,
) {
  const period = periodAt(graph, allocationId, at)
  if (period) draw({ allocationId, source, amount, spenderProjectId, ...period })
}

/** What of days stays uncharged, by their charge. */
export function unchargedOf(days: readonly DayOfUse[], lines: readonly ChargedLine[]): ReadonlyMap<string, Quantity> {
  const paid = new Map<string, Quantity>()
  for (const { chargeId, amount } of lines) paid.set(chargeId, add(paid.get(chargeId) ?? ZERO, amount))
  return new Map(days.map(({ chargeId, amount }) => [chargeId, subtract(amount, paid.get(chargeId) ?? ZERO)]))
}
