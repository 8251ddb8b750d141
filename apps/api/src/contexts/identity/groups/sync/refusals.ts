import { Refusal } from '../../../../kernel/refusal.ts'

/** I24. So many would leave that the source is more likely wrong than the people gone. */
export class SyncBraked extends Refusal {
  readonly leaving: number

  constructor(leaving: number) {
    super(
      `${leaving.toLocaleString('en-GB')} people would leave their groups, more than a fifth of all that were synced. Look whether the source is whole; if it is, accept the removals.`,
      ['acceptRemovals'],
    )
    this.leaving = leaving
  }
}
