import type { FacilityReading } from '@tenure/interchange'
import type { Action, Kind, PlanRow } from './plan/plan.ts'
import { totalsOf } from './plan/plan-summary.ts'
import type { Preview } from './preview-import.ts'
import { unreadableIn } from './read-sources.ts'

/** Which rows a preview is to tell. */
export interface RowsWanted {
  readonly actions?: readonly Action[]
  readonly kinds?: readonly Kind[]
  readonly offset?: number
  readonly limit?: number
}

/** A row of the plan as it is told. */
export type ToldRow = Pick<PlanRow, 'kind' | 'key' | 'label' | 'file' | 'line' | 'action' | 'changes' | 'remarks'>

/** The most rows that one answer tells. */
export const mostRows = 5_000
const usualRows = 500
const worthALook: readonly Action[] = ['refuse', 'change', 'create']

/** Warnings of the plan's rows, each kind once, with the first row it concerns and how many there are. */
function warningsOf(rows: readonly PlanRow[]) {
  const byCode = new Map<string, { code: string; message: string; file: string; line: number; count: number }>()
  for (const { file, line, remarks, refused } of rows) {
    if (refused) continue
    for (const { code, message } of remarks) {
      const known = byCode.get(code)
      if (known) known.count++
      else byCode.set(code, { code, message, file, line, count: 1 })
    }
  }
  return [...byCode.values()]
}

/** A preview as JSON: the counts of all rows, and a page of them. The same request with another offset tells the next. */
export function previewAnswer(reading: FacilityReading, { plan, planHash, summary }: Preview, wanted: RowsWanted = {}) {
  const { actions = worthALook, kinds, offset = 0, limit = usualRows } = wanted
  const chosen = plan.rows.filter(
    (row) => actions.includes(row.action) && (kinds === undefined || kinds.includes(row.kind)),
  )
  const { problems, facility } = reading
  // What holds rows back must not fall behind thousands of warnings.
  const errorsFirst = problems.toSorted((a, b) => a.severity.localeCompare(b.severity))
  return {
    planHash,
    format: reading.format,
    summary,
    totals: totalsOf(summary),
    /** Rows that could not be read: they are among the problems, and not in the summary. */
    unreadable: unreadableIn(reading),
    rows: { total: chosen.length, offset, items: chosen.slice(offset, offset + limit) as readonly ToldRow[] },
    warnings: warningsOf(plan.rows),
    problems: { total: problems.length, items: errorsFirst.slice(0, mostRows) },
    notes: { total: facility.notes.length, items: facility.notes.slice(0, mostRows) },
  }
}

export type PreviewAnswer = ReturnType<typeof previewAnswer>
