import CircleAlert from 'lucide-react/icons/circle-alert'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { memo } from 'react'
import { classNames } from '../class-names.ts'
import { CellEditor } from './cell-editor.tsx'
import type { CellMark, EditColumn, EditLine } from './edit-column.ts'

/** What is being written into a cell. */
export interface Writing {
  readonly text: string
  /** Whether it was begun by typing over what stood there. */
  readonly isFresh: boolean
}

interface EditLineRowProps<Row> {
  readonly line: EditLine<Row>
  readonly columns: readonly EditColumn<Row>[]
  readonly tracks: string
  readonly index: number
  readonly top: number
  readonly height: number
  /** The active cell's column, and the chosen columns of this line; −1 where there are none. */
  readonly active: number
  readonly from: number
  readonly to: number
  readonly writing: Writing | undefined
  readonly onCommit: (text: string, towards: 'down' | 'right' | 'left' | 'stay') => void
  readonly onCancel: () => void
}

const tones: Readonly<Record<CellMark['tone'], string>> = {
  changed: 'bg-accent-soft font-medium shadow-[inset_2px_0_0_var(--color-accent)]',
  warning: 'bg-warn-soft font-medium',
  problem: 'bg-bad-soft font-medium',
}

function EditLineRowDrawn<Row>(props: EditLineRowProps<Row>) {
  const { line, columns, tracks, index, top, height, active, from, to, writing } = props
  const place = { height, transform: `translateY(${top}px)` }
  if ('heading' in line)
    return (
      <div
        role="row"
        aria-rowindex={index + 2}
        className="absolute inset-x-0 top-0 border-b border-line bg-sunken px-5"
        style={place}
      >
        <div
          role="gridcell"
          aria-colindex={1}
          aria-colspan={columns.length}
          data-cell={`${index}:0`}
          tabIndex={active >= 0 ? 0 : -1}
          className="flex h-full items-center gap-3 font-medium -outline-offset-2"
        >
          {line.heading}
        </div>
      </div>
    )
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="absolute inset-x-0 top-0 grid border-b border-line px-5 hover:bg-hover"
      style={{ ...place, gridTemplateColumns: tracks }}
    >
      {columns.map((column, at) => {
        const how = column.writing?.(line.row) ?? null
        const mark = column.mark?.(line.row)
        const isChosen = at >= from && at <= to
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={at + 1}
            aria-selected={isChosen}
            data-cell={`${index}:${at}`}
            {...(mark && { 'data-mark': mark.tone, title: mark.words })}
            tabIndex={at === active ? 0 : -1}
            className={classNames(
              'flex min-w-0 items-center px-2 -outline-offset-2',
              column.align === 'end' && 'number justify-end',
              how === null && 'text-dim',
              mark && tones[mark.tone],
              isChosen && from !== to && 'shadow-[inset_0_0_0_1px_var(--color-accent)]',
            )}
          >
            {at === active && writing && how ? (
              <CellEditor
                label={column.header}
                writing={how}
                text={writing.text}
                isFresh={writing.isFresh}
                isEnd={column.align === 'end'}
                onCommit={props.onCommit}
                onCancel={props.onCancel}
              />
            ) : (
              <CellContent content={column.cell(line.row)} mark={mark} />
            )}
          </div>
        )
      })}
    </div>
  )
}

function CellContent({ content, mark }: { readonly content: React.ReactNode; readonly mark: CellMark | undefined }) {
  return (
    <>
      {mark?.tone === 'problem' && <CircleAlert size={14} aria-hidden className="me-1 shrink-0 text-bad" />}
      {mark?.tone === 'warning' && <TriangleAlert size={14} aria-hidden className="me-1 shrink-0 text-warn" />}
      {typeof content === 'string' ? <span className="truncate">{content}</span> : content}
      {mark && <span className="sr-only">, {mark.words}</span>}
    </>
  )
}

/** One line; drawn anew only when its row, its choice or its writing changed. */
export const EditLineRow = memo(EditLineRowDrawn) as typeof EditLineRowDrawn
