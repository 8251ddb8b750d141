import { subtract } from '@tenure/quantities/arithmetic'
import { formatGrouped } from '@tenure/quantities/format'
import type { Quantity } from '@tenure/quantities/quantity'
import { Refusal } from '../../../kernel/refusal.ts'
import { dayOf } from '../rules/calendar.ts'

/** Where demand passes supply, first. */
export interface SupplyGap {
  readonly resourceTypeId: string
  readonly typeName: string
  readonly unit: string
  readonly beginsAt: Date
  readonly supply: Quantity
  readonly granted: Quantity
  /** Of a type supplied by the month. */
  readonly perMonth: boolean
}

/** A28. More would be granted of a type than the facility has. */
export class BeyondSupply extends Refusal {
  readonly gap: SupplyGap

  /** @param how what the person can do about it */
  constructor(gap: SupplyGap, how: string, field?: readonly string[]) {
    const unit = gap.perMonth ? `${gap.unit} a month` : gap.unit
    super(
      `The facility has ${formatGrouped(gap.supply)} ${unit} of ${gap.typeName} from ${dayOf(gap.beginsAt)}, and ${formatGrouped(gap.granted)} would be granted: ${formatGrouped(subtract(gap.granted, gap.supply))} too much. ${how}`,
      field,
    )
    this.gap = gap
  }
}

/** What was supplied until a time that is past can't be taken back. */
export class SupplyEnded extends Refusal {
  readonly endedAt: Date

  constructor(endedAt: Date) {
    super(`This supply ended on ${dayOf(endedAt)}. Add another one instead.`, ['id'])
    this.endedAt = endedAt
  }
}
