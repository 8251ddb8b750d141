import { useEffect } from 'react'
import { hasSingleKeys } from '../single-keys.ts'
import type { ShellOverlay } from './shell.tsx'

/** The keys that work anywhere: Ctrl K for the palette, ? for the list of keys, t for another time. */
export function useShellKeys(open: (overlay: ShellOverlay) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        open('palette')
      } else if (event.key === '?' && hasSingleKeys() && !isTyping(event.target)) {
        open('keys')
      } else if (event.key === 't' && isSingle(event) && hasSingleKeys() && !isTyping(event.target)) {
        event.preventDefault()
        open('as-of')
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [open])
}

const isSingle = ({ ctrlKey, metaKey, altKey }: KeyboardEvent) => !(ctrlKey || metaKey || altKey)

// A list that is typed into from its field passes each key on to the line it marks: the field still has the focus.
const isTyping = (target: EventTarget | null) => [target, document.activeElement].some(isField)

function isField(place: EventTarget | null): boolean {
  return (
    place instanceof HTMLElement &&
    place.closest('input, textarea, select, [contenteditable=true], [role=spinbutton]') !== null
  )
}
