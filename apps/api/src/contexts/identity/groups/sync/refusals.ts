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

/** I24. Somebody joined or left since the difference was looked at. */
export class SyncPlanChanged extends Refusal {
  constructor() {
    super('Memberships changed since you looked: this would no longer do what you saw. Look at the difference again.', [
      'plan',
    ])
  }
}

/** I24. A directory that can’t be read to its end says nothing of who has left. */
export class DirectoryNotRead extends Refusal {
  /** @param why which directory could not be read, and why */
  constructor(why: string) {
    super(`${why} Nothing was changed.`, ['directory'])
  }
}

/** One line of a file that could not be taken. */
export interface UnreadableLine {
  /** Counted from 1; 0 for the file as a whole. */
  readonly line: number
  readonly message: string
}

/** I24. Who is left out of a file leaves: so a file is taken whole or not at all. */
export class MembershipsUnreadable extends Refusal {
  readonly lines: readonly UnreadableLine[]

  constructor(lines: readonly UnreadableLine[]) {
    super(
      `${lines.length === 1 ? 'One line' : `${lines.length} lines`} of the file could not be read, and who is left out would leave. Mend ${lines.length === 1 ? 'it' : 'them'} first: ${lines[0]?.message ?? ''}`,
      ['text'],
    )
    this.lines = lines
  }
}
