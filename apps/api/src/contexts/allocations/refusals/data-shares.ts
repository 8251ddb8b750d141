import { formatGrouped } from '@tenure/quantities/format'
import type { Quantity } from '@tenure/quantities/quantity'
import { Refusal } from '../../../kernel/refusal.ts'

const FIELD = ['allocationId']

/** A20. Only storage can be carved. */
export class AllocationNotStorage extends Refusal {
  readonly allocationId: string
  readonly resourceTypeId: string

  constructor(facts: { allocationId: string; resourceTypeId: string; allocation: string; type: string }) {
    super(`${facts.allocation} is ${facts.type}, not storage. Choose a storage allocation of the project.`, FIELD)
    this.allocationId = facts.allocationId
    this.resourceTypeId = facts.resourceTypeId
  }
}

/** A20. The allocation belongs to another project than the data share. */
export class AllocationOfAnotherProject extends Refusal {
  readonly allocationId: string
  readonly projectId: string

  constructor(facts: { allocationId: string; projectId: string; allocation: string; project: string }) {
    super(
      `${facts.allocation} does not belong to ${facts.project}. Choose a storage allocation of ${facts.project} itself; what it receives can't be carved.`,
      FIELD,
    )
    this.allocationId = facts.allocationId
    this.projectId = facts.projectId
  }
}

/** A20. The allocation already backs a data share. */
export class AllocationAlreadyShared extends Refusal {
  readonly allocationId: string

  constructor(allocationId: string, allocation: string) {
    super(`${allocation} already backs a data share. Release that one first, or choose another allocation.`, FIELD)
    this.allocationId = allocationId
  }
}

/** A20. The allocation has ended or has not begun. */
export class AllocationNotActive extends Refusal {
  readonly allocationId: string

  constructor(allocationId: string, allocation: string) {
    super(`${allocation} grants nothing at that time. Choose an allocation that is running.`, FIELD)
    this.allocationId = allocationId
  }
}

/** A20. A quota other than the allocation's whole size. */
export class QuotaNotWholeAllocation extends Refusal {
  readonly quota: Quantity
  readonly whole: Quantity

  constructor(quota: Quantity, whole: Quantity) {
    super(
      `A data share takes its whole allocation: ${formatGrouped(whole)}, not ${formatGrouped(quota)}. Leave the quota out, or resize the allocation first.`,
      ['quota'],
    )
    this.quota = quota
    this.whole = whole
  }
}

/** The project already has a living data share of this name. */
export class DataShareNameTaken extends Refusal {
  readonly shareName: string

  constructor(name: string) {
    super(`The project already has a data share named “${name}”. Choose another name, or release that one first.`, [
      'name',
    ])
    this.shareName = name
  }
}

/** The data share was released. */
export class DataShareReleased extends Refusal {
  readonly releasedAt: Date

  constructor(releasedAt: Date, day: string) {
    super(`This data share was released on ${day}. Carve a new one instead.`, ['id'])
    this.releasedAt = releasedAt
  }
}
