import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { Skeleton } from '../skeleton.tsx'
import type { GridColumn, NarrowPlace } from './grid-column.ts'

interface GridRowProps<Row> {
  readonly columns: readonly GridColumn<Row>[]
  readonly tracks: string
  /** From 0, among all rows. */
  readonly index: number
  /** Pixels from the top of the body. */
  readonly top: number
  readonly height: number
  readonly isNarrow: boolean
  readonly isSelected: boolean | undefined
  /** The cells' content by column; undefined while the row is on its way. */
  readonly cells: ReadonlyMap<string, ReactNode> | undefined
  readonly onOpen: (() => void) | undefined
}

const places: Readonly<Record<NarrowPlace, string>> = {
  title: 'col-start-1 row-start-1 font-medium',
  value: 'col-start-2 row-start-1 number justify-end',
  detail: 'col-start-1 row-start-2 text-dim',
  aside: 'col-start-2 row-start-2 justify-end text-dim',
}

/** One row: a line of cells, or two lines on a phone. */
export function GridRow<Row>({
  columns,
  tracks,
  index,
  top,
  height,
  isNarrow,
  isSelected,
  cells,
  onOpen,
}: GridRowProps<Row>) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      {...(isSelected !== undefined && { 'aria-selected': isSelected })}
      onDoubleClick={onOpen}
      className={classNames(
        'absolute inset-x-0 top-0 grid border-b border-line hover:bg-hover aria-selected:bg-accent-soft',
        isNarrow ? 'content-center gap-x-3 gap-y-0.5 px-4' : 'px-5',
      )}
      style={{
        height,
        transform: `translateY(${top}px)`,
        gridTemplateColumns: isNarrow ? 'minmax(0, 1fr) auto' : tracks,
      }}
    >
      {columns.map((column, at) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={at + 1}
          data-cell={`${index + 1}:${at}`}
          tabIndex={-1}
          className={classNames(
            'flex min-w-0 items-center -outline-offset-2',
            isNarrow
              ? column.narrow && places[column.narrow]
              : classNames('pe-4', column.align === 'end' && 'number justify-end'),
          )}
        >
          {cells ? cells.get(column.id) : <Skeleton className="h-3 w-3/5" />}
        </div>
      ))}
    </div>
  )
}
