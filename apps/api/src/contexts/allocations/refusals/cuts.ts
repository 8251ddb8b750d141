import { formatGrouped } from '@tenure/quantities/format'
import type { Quantity } from '@tenure/quantities/quantity'
import { Refusal } from '../../../kernel/refusal.ts'

/** Something of which more is drawn than there would be: a project's entitlement, a rule's gift, or an allocation. */
export type Overdraft = {
  readonly kind: 'PROJECT' | 'SHARE' | 'ALLOCATION'
  /** The project, the rule or the allocation. */
  readonly id: string
  /** The project that drew, or owns: whom to tell. */
  readonly projectId: string
  readonly resourceTypeId: string
  readonly available: Quantity
  readonly drawn: Quantity
}

/** A19. A change that would leave less than is already drawn. */
export class BelowWhatIsDrawn extends Refusal {
  readonly overdrafts: readonly Overdraft[]

  /** @param label how a person calls a project or an allocation  @param field the input field that cuts */
  constructor(overdrafts: readonly Overdraft[], label: (id: string) => string, field?: readonly string[]) {
    const lines = overdrafts.map(
      ({ kind, id, projectId, available, drawn }) =>
        `${WHAT[kind](label(id), label(projectId))} would have ${formatGrouped(available)}, and ${formatGrouped(drawn)} is drawn`,
    )
    const what = lines.length > 0 ? lines.join('; ') : 'a project that you may not look into would be overdrawn'
    super(
      `This leaves less than is already drawn: ${what}. Keep at least what is drawn, or force the change: both sides are then told that they are overdrawn.`,
      field,
    )
    this.overdrafts = overdrafts
  }
}

const WHAT: Record<Overdraft['kind'], (label: string, project: string) => string> = {
  PROJECT: (label) => label,
  SHARE: (_label, project) => `what ${project} receives`,
  ALLOCATION: (label) => `allocation ${label}`,
}
