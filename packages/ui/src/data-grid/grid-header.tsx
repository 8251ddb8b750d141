import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import { classNames } from '../class-names.ts'
import { type GridColumn, type GridSort, nextSort } from './grid-column.ts'

interface GridHeaderProps<Row> {
  readonly columns: readonly GridColumn<Row>[]
  readonly tracks: string
  readonly sort: GridSort | undefined
  readonly onSortChange: ((sort: GridSort) => void) | undefined
  readonly isNarrow: boolean
}

/** The header row: stays in sight, sorts by buttons, says the order by aria-sort. */
export function GridHeader<Row>({ columns, tracks, sort, onSortChange, isNarrow }: GridHeaderProps<Row>) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 border-b border-line bg-canvas">
      <div
        role="row"
        aria-rowindex={1}
        className={isNarrow ? 'flex gap-1 overflow-x-auto px-4' : 'grid px-5'}
        style={{ height: headerHeight, ...(!isNarrow && { gridTemplateColumns: tracks }) }}
      >
        {columns.map((column, index) => {
          const direction = sort?.column === column.id ? sort.direction : undefined
          const isSortable = column.isSortable && onSortChange
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={index + 1}
              data-cell={`0:${index}`}
              tabIndex={-1}
              {...(isSortable && { 'aria-sort': direction ?? 'none' })}
              className={classNames(
                'flex items-center pe-4 font-medium text-dim -outline-offset-2',
                isNarrow ? 'shrink-0' : 'min-w-0',
                column.align === 'end' && !isNarrow && 'justify-end',
              )}
            >
              {isSortable ? (
                <button
                  type="button"
                  onClick={() => onSortChange(nextSort(sort, column.id))}
                  className="flex min-h-6 min-w-0 items-center gap-1 rounded-small hover:text-ink"
                >
                  <span className="truncate">{column.header}</span>
                  {direction === 'ascending' && <ArrowUp size={14} aria-hidden />}
                  {direction === 'descending' && <ArrowDown size={14} aria-hidden />}
                </button>
              ) : (
                <span className={column.hidesHeader ? 'sr-only' : 'truncate'}>{column.header}</span>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Height of the header row in pixels. */
export const headerHeight = 36
