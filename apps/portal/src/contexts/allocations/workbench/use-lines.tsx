import type { EditLine } from '@tenure/ui/edit-column'
import { useMemo, useState } from 'react'
import type { RefusedRowsFragment } from '../../../graphql/generated/refused-rows.ts'
import type { WorkbenchRowFragment } from '../../../graphql/generated/workbench-row.ts'
import type { Draft } from './model/draft.ts'
import { fieldNames, type WorkbenchField } from './model/fields.ts'
import { type Group, filtered, grouped } from './model/groups.ts'
import { type RefusedFields, type Shown, shownAdded, showing } from './model/shown.ts'
import { sumsOf } from './model/sums.ts'
import type { Grouping } from './workbench-search.ts'

interface LinesOptions {
  readonly rows: readonly WorkbenchRowFragment[]
  readonly draft: Draft
  readonly refused: ReadonlyMap<string, RefusedFields>
  readonly filter: string
  readonly group: Grouping
}

/** The grid's lines: new rows first, then all that pass the filter, under headings with subtotals where they are grouped. */
export function useLines({ rows, draft, refused, filter, group }: LinesOptions) {
  const [show] = useState(() => ({ row: showing(), line: lining() }))
  const shown = useMemo(() => {
    const added = draft.added.map((row) => shownAdded(row, refused.get(row.key)))
    const standing = rows.map((row) => show.row(row, draft.rows[row.id], refused.get(row.id)))
    return filtered([...added, ...standing], filter)
  }, [show, rows, draft, refused, filter])
  const lines = useMemo(
    (): EditLine<Shown>[] =>
      group === 'NONE'
        ? shown.map(show.line)
        : grouped(shown, group).flatMap((of) => [
            { key: of.key, heading: <Heading of={of} /> },
            ...of.rows.map(show.line),
          ]),
    [show, shown, group],
  )
  return { shown, lines }
}

/** The same line for the same row, so that it is not drawn anew. */
function lining() {
  const known = new WeakMap<Shown, EditLine<Shown>>()
  return (row: Shown): EditLine<Shown> => {
    const line = known.get(row) ?? { key: row.key, row }
    known.set(row, line)
    return line
  }
}

function Heading({ of: { name, rows } }: { readonly of: Group }) {
  return (
    <>
      <span>{name}</span>
      <span className="text-dim">{rows.length.toLocaleString('en-GB')}</span>
      <span className="number font-normal">{sumsOf(rows)}</span>
    </>
  )
}

/** What a review said against rows, by row and field; what belongs to no cell stands at the row. */
export function refusedFields(refused: readonly RefusedRowsFragment[]): ReadonlyMap<string, RefusedFields> {
  const by = new Map<string, Partial<Record<WorkbenchField | 'row', string>>>()
  for (const { key, refusal } of refused) {
    const field = refusal.field?.[0] === 'end' ? 'endsAt' : (refusal.field?.[0] ?? 'row')
    const at = field in fieldNames ? (field as WorkbenchField) : 'row'
    by.set(key, { ...by.get(key), [at]: refusal.message })
  }
  return by
}
