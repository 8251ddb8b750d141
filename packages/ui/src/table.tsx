import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface TableColumn<Row> {
  readonly id: string
  readonly header: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Numbers and dates stand at the end. */
  readonly align?: 'start' | 'end'
  /** The column that names the row; the first unless told. */
  readonly namesRow?: boolean
}

export interface TableProps<Row> {
  readonly label: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
}

/** A short table to read, up to fifty rows. More, or to work in: the DataGrid. */
export function Table<Row>({ label, columns, rows, rowId }: TableProps<Row>) {
  const naming = columns.find(({ namesRow }) => namesRow) ?? columns[0]
  return (
    // Scrolls by itself when narrow, so that the page never does; hence it takes focus. A group, for landmarks are for larger parts.
    <div role="group" aria-label={label} tabIndex={0} className="min-w-0 overflow-x-auto rounded-small">
      <table className="w-full border-collapse">
        <thead>
          <tr>
            {columns.map(({ id, header, align }) => (
              <th
                key={id}
                scope="col"
                className={classNames(
                  'h-9 px-1.5 font-medium whitespace-nowrap text-dim',
                  align === 'end' ? 'text-end' : 'text-start',
                )}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)} className="border-t border-line">
              {columns.map((column) => (
                <TableCell key={column.id} column={column} row={row} isNaming={column === naming} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TableCell<Row>({
  column,
  row,
  isNaming,
}: {
  readonly column: TableColumn<Row>
  readonly row: Row
  readonly isNaming: boolean
}) {
  const className = classNames('h-9 px-1.5', column.align === 'end' ? 'number whitespace-nowrap' : 'text-start')
  if (!isNaming) return <td className={className}>{column.cell(row)}</td>
  return (
    <th scope="row" className={classNames(className, 'min-w-28 font-normal')}>
      {column.cell(row)}
    </th>
  )
}
