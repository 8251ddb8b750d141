import { Refusal } from '../../../kernel/refusal.ts'

/** R7. Somebody else decided it first. */
export class RequestAlreadyDecided extends Refusal {
  readonly state: string
  readonly decidedById: string
  readonly decidedAt: Date

  constructor({ state, by, byId, at }: { state: string; by: string; byId: string; at: Date }) {
    super(
      `It was ${state === 'APPROVED' ? 'approved' : 'declined'} by ${by} on ${at.toISOString().slice(0, 16).replace('T', ' at ')} UTC. Nothing more is to be decided.`,
      ['id'],
    )
    this.state = state
    this.decidedById = byId
    this.decidedAt = at
  }
}

const standing: Readonly<Record<string, string>> = {
  DRAFT: 'is still a draft',
  SUBMITTED: 'waits for review',
  IN_REVIEW: 'is in review',
  NEEDS_CHANGES: 'was sent back for changes',
  APPROVED: 'was approved',
  DECLINED: 'was declined',
  WITHDRAWN: 'was withdrawn',
}

/** R1. Where it stands now, that can't be done to it. */
export class RequestElsewhere extends Refusal {
  readonly state: string

  constructor(state: string, deed: string) {
    super(`The request ${standing[state] ?? state}: it can’t be ${deed} now. Look at it anew.`, ['id'])
    this.state = state
  }
}

/** R3. What is missing before it can be submitted. */
export class RequestIncomplete extends Refusal {
  /** What is missing, each in words. */
  readonly missing: readonly string[]

  constructor(missing: readonly string[], field: readonly string[]) {
    super(`It is not complete. Missing: ${missing.join('; ')}. Add it, then submit again.`, field)
    this.missing = missing
  }
}

/** R5. The viewer has approved it already; others are still to. */
export class AlreadyApprovedByYou extends Refusal {
  /** How many approvals are still missing. */
  readonly missing: number

  constructor(missing: number) {
    super(
      `You have approved it already. It waits for ${missing === 1 ? 'one more approval' : `${missing} more approvals`} by others.`,
      ['id'],
    )
    this.missing = missing
  }
}

/** R8. More of this type comes by a request alone. */
export class GrantedByRequest extends Refusal {
  readonly resourceTypeName: string

  constructor(name: string, field: readonly string[]) {
    super(`More of “${name}” is granted by request. Ask for it: those who decide grant it when they approve.`, field)
    this.resourceTypeName = name
  }
}

/** A rule of this name is in force already. */
export class ApprovalRuleNameTaken extends Refusal {
  constructor(name: string) {
    super(`There is already an approval rule named “${name}”. Choose another name.`, ['name'])
  }
}
