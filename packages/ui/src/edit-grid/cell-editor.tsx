import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import type { CellWriting } from './edit-column.ts'

interface CellEditorProps {
  readonly label: string
  readonly writing: CellWriting
  /** What it begins with. */
  readonly text: string
  /** Whether what was there is kept and chosen, or was typed over. */
  readonly isFresh: boolean
  readonly isEnd: boolean
  /** Enter goes down, Tab right (with shift left); anything else stays. */
  readonly onCommit: (text: string, towards: 'down' | 'right' | 'left' | 'stay') => void
  readonly onCancel: () => void
}

/** The field in a cell while it is edited. It keeps its own text, so that typing draws nothing else anew. */
export function CellEditor({ label, writing, text, isFresh, isEnd, onCommit, onCancel }: CellEditorProps) {
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null)
  const isDone = useRef(false)
  // Before the next key comes: what is typed fast belongs here too.
  useLayoutEffect(() => {
    const editor = field.current
    editor?.focus({ preventScroll: true })
    if (!(editor instanceof HTMLInputElement)) return
    const end = editor.value.length
    editor.setSelectionRange(isFresh ? end : 0, end)
  }, [isFresh])
  const commit = (towards: Parameters<typeof onCommit>[1]) => {
    if (isDone.current) return
    isDone.current = true
    onCommit(field.current?.value ?? text, towards)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    const isSave = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's'
    if (event.key === 'Enter') commit('down')
    else if (event.key === 'Tab') commit(event.shiftKey ? 'left' : 'right')
    else if (event.key === 'Escape') {
      isDone.current = true
      onCancel()
    } else if (isSave) commit('stay')
    else return
    event.preventDefault()
  }
  const shared = {
    ref: field,
    'aria-label': label,
    defaultValue: text,
    onKeyDown,
    onBlur: () => commit('stay'),
    className: `h-full w-full min-w-0 rounded-small bg-surface px-1 outline-2 outline-accent ${isEnd ? 'number text-end' : ''}`,
  }
  if (writing.kind === 'text') return <input {...shared} autoComplete="off" spellCheck={false} />
  return (
    <select {...shared}>
      {writing.options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
