import Search from 'lucide-react/icons/search'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { Input } from 'react-aria-components/Input'
import { SearchField } from 'react-aria-components/SearchField'
import { classNames } from './class-names.ts'
import { groupStyle } from './field-style.ts'

export interface FilterFieldProps {
  /** What is filtered and by what, also shown in the empty box: 'Filter by project, PI'. */
  readonly label: string
  readonly value: string
  /** Told once typing rests for 200 ms, or at once on Enter and on clearing. */
  readonly onChange: (text: string) => void
  readonly className?: string
}

const rest = 200

/** The box above a list that narrows it. The key / leads to it, Escape empties it. */
export function FilterField({ label, value, onChange, className }: FilterFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  // The address may change by other ways than this box: back, a link, a saved view.
  if (value !== told) {
    setTold(value)
    setTyped(value)
  }
  const tell = (text: string) => {
    clearTimeout(timer.current)
    setTold(text)
    onChange(text)
  }
  const type = (text: string) => {
    setTyped(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => tell(text), rest)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useSlash(input)
  return (
    <SearchField
      aria-label={label}
      value={typed}
      onChange={type}
      onSubmit={tell}
      onClear={() => tell('')}
      className={classNames(groupStyle, 'w-56', className)}
    >
      <Search size={14} aria-hidden className="ms-2 shrink-0 text-dim" />
      <Input
        ref={input}
        placeholder={label}
        className="h-full w-full min-w-0 bg-transparent px-2 outline-none [&::-webkit-search-cancel-button]:hidden"
      />
    </SearchField>
  )
}

function useSlash(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, [role=spinbutton]')
      // People who speak to their computer can turn single keys off (WCAG 2.1.4); the page says so on its root.
      if (event.key !== '/' || isTyping || document.documentElement.dataset['singleKeys'] === 'off') return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [input])
}
