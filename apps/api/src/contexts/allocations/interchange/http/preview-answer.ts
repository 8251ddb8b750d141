import type { FacilityReading } from '@tenure/interchange'
import type { Action } from '../plan/plan.ts'
import { totalsOf } from '../plan/plan-summary.ts'
import type { Preview } from '../preview-import.ts'
import { unreadableIn } from '../read-sources.ts'
import { mostRows, type RowsWanted } from './import-body.ts'

const usualRows = 500
const worthALook: readonly Action[] = ['refuse', 'change', 'create']

/** A preview as JSON: the counts of all rows, and a page of them. The same request with another offset tells the next. */
export function previewAnswer(reading: FacilityReading, { plan, planHash, summary }: Preview, wanted: RowsWanted = {}) {
  const { actions = worthALook, kinds, offset = 0, limit = usualRows } = wanted
  const chosen = plan.rows.filter((row) => actions.includes(row.action) && (kinds === undefined || kinds.includes(row.kind)))
  const { problems, facility } = reading
  return {
    planHash,
    format: reading.format,
    summary,
    totals: totalsOf(summary),
    /** Rows that could not be read: they are among the problems, and not in the summary. */
    unreadable: unreadableIn(reading),
    rows: { total: chosen.length, offset, items: chosen.slice(offset, offset + limit) },
    problems: { total: problems.length, items: problems.slice(0, mostRows) },
    notes: { total: facility.notes.length, items: facility.notes.slice(0, mostRows) },
  }
}
