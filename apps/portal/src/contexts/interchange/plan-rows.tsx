import { DataGrid } from '@tenure/ui/data-grid'
import { EmptyState } from '@tenure/ui/empty-state'
import { lazyPart } from '@tenure/ui/lazy-part'
import { SegmentedControl } from '@tenure/ui/segmented-control'
import { Suspense, useMemo, useState } from 'react'
import { planColumns, type PlanLine, problemLine, rowLine } from './plan-columns.tsx'
import type { Action, ImportPreview } from './plan.ts'

const LineDialog = lazyPart(() => import('./line-dialog.tsx'), 'LineDialog')

/** Which rows are shown: those the plan is about, or what is wrong with the files. */
export type ActionFilter = 'all' | 'create' | 'change' | 'refuse' | 'files'

/** The rows each filter asks for. */
export const wantedActions: Readonly<Record<ActionFilter, readonly Action[]>> = {
  all: ['refuse', 'change', 'create'],
  create: ['create'],
  change: ['change'],
  refuse: ['refuse'],
  files: ['refuse'],
}

interface PlanRowsProps {
  readonly pages: readonly ImportPreview[]
  readonly filter: ActionFilter
  readonly onFilter: (filter: ActionFilter) => void
  readonly isLoading: boolean
  readonly onEndReached: () => void
}

const filters: readonly ActionFilter[] = ['all', 'create', 'change', 'refuse', 'files']
const empty: Readonly<Record<ActionFilter, string>> = {
  all: 'No row would be created, changed or refused.',
  create: 'No row would be created.',
  change: 'No row would be changed.',
  refuse: 'No row is refused.',
  files: 'Nothing was remarkable about the files.',
}

/** The plan row by row; Enter shows a row's differences and remarks whole. */
export function PlanRows({ pages, filter, onFilter, isLoading, onEndReached }: PlanRowsProps) {
  const [open, setOpen] = useState<PlanLine | null>(null)
  const first = pages[0]
  const lines = useMemo(
    () =>
      filter === 'files'
        ? (pages[0]?.problems.items ?? []).map(problemLine)
        : pages.flatMap(({ rows }) => rows.items).map(rowLine),
    [pages, filter],
  )
  const count = (actions: readonly Action[]) => actions.reduce((sum, action) => sum + (first?.totals[action] ?? 0), 0)
  const names: Readonly<Record<ActionFilter, string>> = {
    all: `All ${count(wantedActions.all)}`,
    create: `Created ${count(['create'])}`,
    change: `Changed ${count(['change'])}`,
    refuse: `Refused ${count(['refuse'])}`,
    files: `In the files ${first?.problems.total ?? 0}`,
  }
  return (
    <>
      <div className="shrink-0 overflow-x-auto">
        <SegmentedControl
          label="Rows shown"
          className="w-max"
          options={filters.map((id) => ({ id, name: names[id] }))}
          value={filter}
          onChange={(id) => onFilter(filters.find((one) => one === id) ?? 'all')}
        />
      </div>
      <DataGrid
        label="Rows of the import"
        columns={planColumns}
        rows={lines}
        rowId={({ id }) => id}
        onOpen={setOpen}
        onEndReached={onEndReached}
        isLoading={isLoading}
        empty={<EmptyState>{empty[filter]}</EmptyState>}
        className="min-h-80"
      />
      <Suspense>{open && <LineDialog line={open} onClose={() => setOpen(null)} />}</Suspense>
    </>
  )
}
