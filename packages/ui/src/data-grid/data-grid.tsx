import { type ReactNode, useMemo, useRef } from 'react'
import { columnVisibilityFeature, rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { classNames } from '../class-names.ts'
import { useNarrow } from '../use-media.ts'
import type { GridColumn, GridSort } from './grid-column.ts'
import { GridHeader, headerHeight } from './grid-header.tsx'
import { GridRow } from './grid-row.tsx'
import { useGridFocus } from './use-grid-focus.ts'
import { type RowRange, useRowWindow } from './use-row-window.ts'

export interface DataGridProps<Row> {
  /** What the rows are, read aloud: 'Allocations'. */
  readonly label: string
  /** Kept outside the component or in a memo: a new array lays the table out anew. */
  readonly columns: readonly GridColumn<Row>[]
  /** The rows at hand in order; undefined where a row of the middle is not at hand yet. */
  readonly rows: readonly (Row | undefined)[]
  readonly rowId: (row: Row) => string
  /** Rows in all, where known: the bar then scrolls over all of them, and `onRange` says which are looked at. */
  readonly totalRows?: number
  readonly sort?: GridSort
  readonly onSortChange?: (sort: GridSort) => void
  /** Called once for each length of `rows` when its end draws near. */
  readonly onEndReached?: () => void
  readonly onRange?: (range: RowRange) => void
  /** Enter or a double press on a row. */
  readonly onOpen?: (row: Row) => void
  /** Ids of the chosen rows; space chooses. */
  readonly selection?: ReadonlySet<string>
  readonly onSelectionChange?: (selection: ReadonlySet<string>) => void
  readonly hiddenColumns?: readonly string[]
  /** 36 px rows, or 28. */
  readonly density?: 'comfortable' | 'compact'
  readonly isLoading?: boolean
  /** What stands in place of rows when there are none. */
  readonly empty?: ReactNode
  readonly className?: string
}

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature })

/**
 * Rows to work in, from ten to a hundred thousand. One tab stop; arrows, Home, End and Page keys move (with Ctrl to the first and last row).
 * It fills the height its parent leaves it and scrolls within.
 */
export function DataGrid<Row extends object>(props: DataGridProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowId,
    sort,
    onSortChange,
    onEndReached,
    onRange,
    onOpen,
    selection,
    onSelectionChange,
    empty,
    isLoading = false,
  } = props
  const grid = useRef<HTMLDivElement>(null)
  const isNarrow = useNarrow()
  const count = Math.max(props.totalRows ?? 0, rows.length)
  const rowHeight = isNarrow ? 56 : props.density === 'compact' ? 28 : 36

  const data = useMemo(() => rows.filter((row) => row !== undefined), [rows])
  const definitions = useMemo(
    () =>
      columns.map(({ id, cell }) => ({
        id,
        cell: ({ row }: { row: { original: Row } }) => shortened(cell(row.original)),
      })),
    [columns],
  )
  const hidden = useMemo(
    () => Object.fromEntries((props.hiddenColumns ?? []).map((id) => [id, false])),
    [props.hiddenColumns],
  )
  const selected = useMemo(
    () => Object.fromEntries([...(selection ?? [])].map((id) => [id, true as const])),
    [selection],
  )
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowId,
    state: { columnVisibility: hidden, rowSelection: selected },
  })
  const shown = useMemo(
    () => columns.filter(({ id, narrow }) => hidden[id] !== false && (!isNarrow || narrow)),
    [columns, hidden, isNarrow],
  )
  const tracks = shown.map(({ width }) => width).join(' ')

  const keeps = useRef(-1)
  const windowed = useRowWindow({
    grid,
    count,
    loaded: rows.length,
    rowHeight,
    headerHeight,
    keeps: () => keeps.current,
    onEndReached,
    onRange,
  })
  const page = Math.max(1, Math.floor(((grid.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1)
  const press = (index: number, key: 'Enter' | ' ') => {
    const row = rows[index]
    if (row && key === 'Enter') onOpen?.(row)
    if (row && key === ' ' && selection) onSelectionChange?.(toggled(selection, rowId(row)))
  }
  const focus = useGridFocus({
    grid,
    extent: { rows: count, columns: shown.length, page },
    reveal: (index) => windowed.scrollToIndex(index),
    onPress: press,
  })
  keeps.current = focus.active.row - 1

  const drawn = windowed.getVirtualItems().map(({ index, start }) => {
    const row = rows[index]
    const tableRow = row && table.getRowModel().rowsById[rowId(row)]
    const cells =
      tableRow &&
      new Map(
        tableRow.getVisibleCells().map((cell) => [cell.column.id, <table.FlexRender key={cell.id} cell={cell} />]),
      )
    return (
      <GridRow
        key={index}
        {...{ columns: shown, tracks, index, isNarrow, cells }}
        top={start - headerHeight}
        height={rowHeight}
        isSelected={selection && tableRow?.getIsSelected()}
        onOpen={row && onOpen && (() => onOpen(row))}
      />
    )
  })

  return (
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={shown.length}
      aria-busy={isLoading}
      {...(selection && { 'aria-multiselectable': true })}
      onKeyDown={focus.onKeyDown}
      onFocus={focus.onFocus}
      className={classNames('min-h-0 grow overflow-auto border-t border-line', props.className)}
    >
      {/* One width for header and rows, also where the columns need more than there is. */}
      <div role="presentation" className={isNarrow ? '' : 'min-w-fit'}>
        <GridHeader {...{ columns: shown, tracks, sort, onSortChange, isNarrow }} />
        {count === 0 && !isLoading ? <EmptyRow columns={shown.length}>{empty}</EmptyRow> : null}
        <div role="rowgroup" className="relative" style={{ height: windowed.getTotalSize() }}>
          {drawn}
        </div>
      </div>
    </div>
  )
}

/** Plain words are shortened at the cell's end; elements lay themselves out. */
function shortened(content: ReactNode): ReactNode {
  return typeof content === 'string' ? <span className="truncate">{content}</span> : content
}

function EmptyRow({ columns, children }: { readonly columns: number; readonly children: ReactNode }) {
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={2}>
        <div role="gridcell" aria-colindex={1} aria-colspan={columns}>
          {children}
        </div>
      </div>
    </div>
  )
}

function toggled(selection: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selection)
  if (!next.delete(id)) next.add(id)
  return next
}
