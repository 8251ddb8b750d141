import type { Problem } from '@tenure/interchange'
import { Refusal } from '../../../kernel/refusal.ts'
import type { PlanSummary } from './plan/plan-summary.ts'

/** What stands changed since the preview, so that the import would do something else than was looked at. */
export class PlanChanged extends Refusal {
  readonly planHash: string
  readonly summary: PlanSummary

  constructor(planHash: string, summary: PlanSummary) {
    super(
      'Something changed since this import was previewed, and it would now do something else. Look at the preview again, then apply it.',
      ['planHash'],
    )
    this.planHash = planHash
    this.summary = summary
  }
}

/** Some rows can't be taken, and nobody said to go on without them. */
export class RowsRefused extends Refusal {
  readonly refused: number
  readonly unreadable: number

  constructor({ refused, unreadable }: { refused: number; unreadable: number }) {
    const parts = [
      unreadable > 0 ? `${unreadable} could not be read` : '',
      refused > 0 ? `${refused} break a rule` : '',
    ].filter(Boolean)
    super(`Nothing was imported: of the rows, ${parts.join(' and ')}. Mend them, or import the valid rows alone.`, [
      'onlyValid',
    ])
    this.refused = refused
    this.unreadable = unreadable
  }
}

/** The files are of no form that is known. */
export class NothingReadable extends Refusal {
  constructor(messages: readonly string[]) {
    super(messages.join(' ') || 'There is nothing to import in these files.', ['files'])
  }
}

/** Rows exchange names among each other, or somebody took a name at the same moment. */
export class NamesCollide extends Refusal {
  readonly constraint: string

  constructor(constraint: string) {
    super(
      'Two rows want the same name at once, because they exchange names or because somebody took one just now. Look at the preview again; names are exchanged in two imports.',
      ['files'],
    )
    this.constraint = constraint
  }
}

/** A machine's file can't be read whole: a comparison with a part of it would add what is there. */
export class CurrentUnreadable extends Refusal {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const more = problems.length > 1 ? ` ${problems.length - 1} more lines are like it.` : ''
    super(`${problems[0]?.message ?? 'This file can’t be read.'}${more}`, ['current'])
    this.problems = problems.slice(0, 100)
  }
}
