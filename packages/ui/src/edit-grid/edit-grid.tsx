import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { headerHeight } from '../data-grid/grid-header.tsx'
import { useRowWindow } from '../data-grid/use-row-window.ts'
import { classNames } from '../class-names.ts'
import { type CellChoice, type CellRange, at, rangeOf } from './cell-range.ts'
import type { EditColumn, EditLine } from './edit-column.ts'
import { actOf } from './edit-keys.ts'
import { EditLineRow, type Writing } from './edit-line.tsx'
import { readTsv, writeTsv } from './tsv.ts'
import { useEditFocus } from './use-edit-focus.ts'

/** What a person asks of the rows; places are lines and columns as given to the grid. */
export type EditAsk =
  | { readonly kind: 'write'; readonly line: number; readonly column: string; readonly text: string }
  | { readonly kind: 'paste'; readonly range: CellRange; readonly cells: readonly (readonly string[])[] }
  | { readonly kind: 'fill' | 'clear'; readonly range: CellRange }
  | { readonly kind: 'undo' | 'redo' | 'review' }

export interface EditGridProps<Row> {
  readonly label: string
  /** Kept outside the component. */
  readonly columns: readonly EditColumn<Row>[]
  /** A line keeps its identity while nothing in it changes. */
  readonly lines: readonly EditLine<Row>[]
  readonly onAsk: (ask: EditAsk) => void
  /** Told whenever other cells are chosen. */
  readonly onChoose?: (range: CellRange) => void
  readonly isLoading?: boolean
  readonly empty?: ReactNode
}

const rowHeight = 28

/**
 * Rows to write in like in a spreadsheet, ten thousand and more: arrows move, Shift extends, Enter edits and commits
 * downwards, Tab right, Escape cancels, Ctrl with C, V, D, Z, S copies, pastes, fills down, undoes and reviews. One tab stop.
 */
export function EditGrid<Row>({ label, columns, lines, onAsk, onChoose, isLoading, empty }: EditGridProps<Row>) {
  const grid = useRef<HTMLDivElement>(null)
  const [writing, setWriting] = useState<Writing | null>(null)
  const tracks = columns.map(({ width }) => width).join(' ')
  const keeps = useRef(0)
  const windowed = useRowWindow({
    grid,
    count: lines.length,
    loaded: 0,
    rowHeight,
    headerHeight,
    keeps: () => keeps.current,
    onEndReached: undefined,
    onRange: undefined,
  })
  const { choice, choose, handlers } = useEditFocus({
    grid,
    lines: lines.length,
    columns: columns.length,
    reveal: (line) => windowed.scrollToIndex(line),
  })
  const range = rangeOf(choice)
  const { line: activeLine, column: activeColumn } = choice.head
  keeps.current = activeLine
  const told = useRef(onChoose)
  told.current = onChoose
  const { top, bottom, left, right } = range
  useEffect(() => told.current?.({ top, bottom, left, right }), [top, bottom, left, right])

  const writingOf = ({ head }: CellChoice) => {
    const line = lines[head.line]
    return line && 'row' in line ? (columns[head.column]?.writing?.(line.row) ?? null) : null
  }
  const begin = (isFresh: boolean, text?: string) => {
    const line = lines[activeLine]
    if (!line || !('row' in line) || !writingOf(choice)) return
    setWriting({ text: text ?? columns[activeColumn]!.text(line.row), isFresh })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || lines.length === 0) return
    const page = Math.max(1, Math.floor(((grid.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1)
    const press = { key: event.key, isControl: event.ctrlKey || event.metaKey, isShift: event.shiftKey }
    const act = actOf(press, choice, { rows: lines.length, columns: columns.length, page })
    if (!act) return
    event.preventDefault()
    if (act.kind === 'choose') choose(act.choice)
    else if (act.kind === 'all')
      choose({ anchor: { line: 0, column: activeColumn }, head: { line: lines.length - 1, column: activeColumn } })
    else if (act.kind === 'type') {
      if (writingOf(choice)?.kind === 'text') begin(true, act.text)
    } else if (act.kind === 'edit') begin(false)
    else if (act.kind === 'fill' || act.kind === 'clear') onAsk({ kind: act.kind, range })
    else onAsk({ kind: act.kind })
  }
  const commit = useRef<Parameters<typeof EditLineRow<Row>>[0]['onCommit']>(() => {})
  commit.current = (text, towards) => {
    setWriting(null)
    onAsk({ kind: 'write', line: activeLine, column: columns[activeColumn]!.id, text })
    const step = { down: [1, 0], right: [0, 1], left: [0, -1], stay: [0, 0] }[towards] as [number, number]
    if (towards !== 'stay' || grid.current?.contains(document.activeElement))
      choose(
        at({
          line: Math.min(activeLine + step[0], lines.length - 1),
          column: Math.max(0, Math.min(activeColumn + step[1], columns.length - 1)),
        }),
      )
  }
  const cancel = useRef(() => {})
  cancel.current = () => {
    setWriting(null)
    choose(at(choice.head))
  }
  // The same functions for every line, so that lines are drawn anew only for what changed in them.
  const [stable] = useState(() => ({
    onCommit: (...told: Parameters<typeof commit.current>) => commit.current(...told),
    onCancel: () => cancel.current(),
  }))

  const onCopy = (event: ClipboardEvent) => {
    if (writing) return
    const cells = lines
      .slice(range.top, range.bottom + 1)
      .flatMap((line) =>
        'row' in line ? [columns.slice(range.left, range.right + 1).map(({ text }) => text(line.row))] : [],
      )
    event.clipboardData.setData('text/plain', writeTsv(cells))
    event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent) => {
    if (writing) return
    event.preventDefault()
    onAsk({ kind: 'paste', range, cells: readTsv(event.clipboardData.getData('text/plain')) })
  }

  return (
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable
      aria-busy={isLoading ?? false}
      {...handlers}
      {...{ onKeyDown, onCopy, onPaste }}
      onDoubleClick={() => begin(false)}
      className="min-h-0 grow overflow-auto border-t border-line"
    >
      <div role="presentation" className="min-w-fit">
        <EditHeader columns={columns} tracks={tracks} />
        {lines.length === 0 && !isLoading ? (
          <div role="rowgroup">
            <div role="row" aria-rowindex={2}>
              <div role="gridcell" aria-colindex={1} aria-colspan={columns.length}>
                {empty}
              </div>
            </div>
          </div>
        ) : null}
        <div role="rowgroup" className="relative select-none" style={{ height: windowed.getTotalSize() }}>
          {windowed.getVirtualItems().map(({ index, start }) => {
            const line = lines[index]
            const isChosen = index >= range.top && index <= range.bottom
            return (
              line && (
                <EditLineRow
                  key={line.key}
                  {...{ line, columns, tracks, index }}
                  top={start - headerHeight}
                  height={rowHeight}
                  active={index === activeLine ? activeColumn : -1}
                  from={isChosen ? range.left : -1}
                  to={isChosen ? range.right : -2}
                  writing={index === activeLine ? (writing ?? undefined) : undefined}
                  {...stable}
                />
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}

function EditHeader<Row>({
  columns,
  tracks,
}: {
  readonly columns: readonly EditColumn<Row>[]
  readonly tracks: string
}) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 border-b border-line bg-canvas">
      <div
        role="row"
        aria-rowindex={1}
        className="grid px-5"
        style={{ height: headerHeight, gridTemplateColumns: tracks }}
      >
        {columns.map(({ id, header, align }, index) => (
          <div
            key={id}
            role="columnheader"
            aria-colindex={index + 1}
            className={classNames(
              'flex min-w-0 items-center px-2 font-medium text-dim',
              align === 'end' && 'justify-end',
            )}
          >
            <span className="truncate">{header}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
