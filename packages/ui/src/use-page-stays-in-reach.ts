import { type RefObject, useEffect, useRef } from 'react'

/**
 * Keeps the page known to screen readers while the list of a ComboBox is open. Aria would hide all of it, fields that can be
 * focused included (axe: aria-hidden-focus); it leaves alone what is marked as a top layer, so the page is marked meanwhile.
 * @returns props for the ComboBox
 */
export function usePageStaysInReach() {
  const ref = useRef<HTMLDivElement>(null)
  const marked = useRef<HTMLElement>(null)
  const onOpenChange = (isOpen: boolean) => {
    unmark(marked)
    if (!isOpen) return
    marked.current = ref.current?.closest<HTMLElement>('body > *') ?? null
    if (marked.current) marked.current.dataset['reactAriaTopLayer'] = ''
  }
  useEffect(() => () => unmark(marked), [])
  return { ref, onOpenChange }
}

function unmark(marked: RefObject<HTMLElement | null>): void {
  if (marked.current) delete marked.current.dataset['reactAriaTopLayer']
  marked.current = null
}
