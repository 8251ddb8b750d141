import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { EditGrid } from '@tenure/ui/edit-grid'
import { lazyPart } from '@tenure/ui/lazy-part'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { Suspense, useState } from 'react'
import { markOf, rowMarkOf } from './cell-marks.ts'
import { type Draft, nothing } from './model/draft.ts'
import { fieldNames } from './model/fields.ts'
import type { Keeper } from './model/kept.ts'
import { type RefusedFields, lost } from './model/shown.ts'
import { sumsOf } from './model/sums.ts'
import { type Done, wayBack } from './model/way-back.ts'
import { LostRows } from './lost-rows.tsx'
import { useAllRows } from './use-all-rows.ts'
import { useAsks } from './use-asks.ts'
import { useDraft } from './use-draft.ts'
import { refusedFields, useLines } from './use-lines.tsx'
import { WorkbenchBar } from './workbench-bar.tsx'
import { fieldOf, workbenchColumns } from './workbench-columns.tsx'
import { WorkbenchHead } from './workbench-head.tsx'
import { readWorkbenchSearch } from './workbench-search.ts'

const AddRow = lazyPart(() => import('./add-row.tsx'), 'AddRow')
const ReviewDialog = lazyPart(() => import('./review-dialog.tsx'), 'ReviewDialog')
const unrefused: ReadonlyMap<string, RefusedFields> = new Map()

/** The grid, what is written in it, and the review before any of it is saved. */
export function Workbench({ keeper }: { readonly keeper: Keeper }) {
  // Read once more: the router hands on what an address says beside what its reader let through.
  const search = readWorkbenchSearch({ ...useSearch({ from: '/in/allocations/workbench' }) })
  const navigate = useNavigate({ from: '/allocations/workbench' })
  const { rows, byId, total, isComplete, failed, retry, merge } = useAllRows()
  const draft = useDraft(keeper)
  const [refused, setRefused] = useState(unrefused)
  const [isAdding, setAdding] = useState(false)
  /** The reason that a review begins with; null while there is none. */
  const [review, setReview] = useState<string | null>(null)
  const [done, setDone] = useState<readonly Done[]>([])
  const [filter, group] = [search.search ?? '', search.group ?? 'NONE']
  const { shown, lines } = useLines({ rows, draft: draft.now, refused, filter, group })
  const write = (next: Draft) => {
    setRefused(unrefused)
    draft.write(next)
  }
  const asks = useAsks({ draft, lines, write, onReview: () => setReview('') })
  const gone = isComplete ? lost(draft.now, byId) : []

  const takeBack = () => {
    const { draft: back, ended } = wayBack(done, new Date())
    asks.announce(ended.length > 0 ? `What has ended is not begun again: ${ended.join('; ')}. Grant it anew.` : '')
    draft.begin(back)
    setReview('Undo the last changes')
  }
  const active = asks.active
  const field = active && fieldOf(active.column)
  const mark =
    active && (field ? markOf(active.row, field) : active.column === 'project' ? rowMarkOf(active.row) : undefined)
  return (
    <>
      <WorkbenchHead
        {...{ filter, group, total, isComplete }}
        shown={shown.length}
        read={rows.length}
        change={(next) =>
          void navigate({
            search: (before) => Object.fromEntries(Object.entries({ ...before, ...next }).filter(([, value]) => value)),
            replace: true,
          })
        }
        onAdd={() => setAdding(true)}
      />
      {failed !== null && <RefusalNotice message={failed} remedy={<Button onPress={retry}>Read on</Button>} />}
      {gone.length > 0 && <LostRows gone={gone} draft={draft.now} onChange={write} />}
      {done.length > 0 && (
        <div className="flex flex-wrap items-center gap-3 border-t border-line bg-accent-soft px-5 py-1.5">
          <p role="status" className="grow">
            {done.length === 1 ? '1 row was changed.' : `${done.length.toLocaleString('en-GB')} rows were changed.`}
          </p>
          <Button onPress={takeBack}>Undo these changes</Button>
          <Button onPress={() => setDone([])}>Close</Button>
        </div>
      )}
      <EditGrid
        label="Allocations"
        columns={workbenchColumns}
        lines={lines}
        onAsk={asks.onAsk}
        onChoose={asks.onChoose}
        isLoading={!isComplete}
        empty={
          <p className="p-5 text-dim">No allocation that you may change is found so. Take words out of the filter.</p>
        }
      />
      <p role="status" className="sr-only">
        {asks.said}
      </p>
      <WorkbenchBar
        draft={draft}
        chosen={chosenWords(asks.chosen)}
        said={asks.notice || (mark ? `${field ? fieldNames[field] : 'Row'}: ${mark.words}` : '')}
        onEnd={asks.endRows}
        onDiscard={() => write(nothing)}
        onReview={() => setReview('')}
      />
      <Suspense>
        {isAdding && (
          <AddRow
            onAdd={(row) => write({ ...draft.now, added: [row, ...draft.now.added] })}
            onClose={() => setAdding(false)}
          />
        )}
        {review !== null && (
          <ReviewDialog
            draft={draft.now}
            reason={review}
            onChange={draft.write}
            onRebase={(next, newer) => {
              merge(newer)
              draft.write(next)
            }}
            onRefused={(told) => setRefused(told.length > 0 ? refusedFields(told) : unrefused)}
            onDone={(changed) => {
              const now = changed.flatMap(({ allocation }) => (allocation ? [allocation] : []))
              setDone(now.map((after) => ({ before: byId.get(after.id) ?? null, after })))
              merge(now)
              setRefused(unrefused)
              draft.begin(nothing)
              setReview(null)
            }}
            onClose={() => setReview(null)}
          />
        )}
      </Suspense>
    </>
  )
}

function chosenWords(rows: Parameters<typeof sumsOf>[0]): string {
  if (rows.length < 2) return ''
  return `${rows.length.toLocaleString('en-GB')} rows chosen: ${sumsOf(rows)}`
}
