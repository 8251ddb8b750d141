import { useNavigate, useSearch } from '@tanstack/react-router'
import { IconButton } from '@tenure/ui/icon-button'
import { lazyPart } from '@tenure/ui/lazy-part'
import X from 'lucide-react/icons/x'
import { type ReactNode, type RefObject, Suspense, useEffect, useRef } from 'react'

const PeekSheet = lazyPart(() => import('./peek-sheet.tsx'), 'PeekSheet')
const PeekContent = lazyPart(() => import('../peek/peek-content.tsx'), 'PeekContent')

/** A look at one thing beside the list it is in: the address says which (`?peek=`). On a phone it lies over the page. */
export function PeekPanel({ isNarrow }: { readonly isNarrow: boolean }) {
  const { peek } = useSearch({ from: '/in' })
  const navigate = useNavigate()
  if (peek === undefined) return null
  const close = () => void navigate({ to: '.', search: ({ peek: _peek, ...rest }) => rest, replace: true })
  const content = (
    <Suspense>
      <PeekContent key={peek} id={peek} />
    </Suspense>
  )
  if (!isNarrow) return <PeekAside onClose={close}>{content}</PeekAside>
  return (
    <Suspense>
      <PeekSheet onClose={close}>{content}</PeekSheet>
    </Suspense>
  )
}

function PeekAside({ onClose, children }: { readonly onClose: () => void; readonly children: ReactNode }) {
  const panel = useRef<HTMLElement>(null)
  useEscape(panel, onClose)
  useFocusReturns()
  return (
    <aside
      ref={panel}
      aria-label="Peek"
      className="w-100 shrink-0 overflow-auto border-s border-line bg-surface off-paper"
    >
      <header className="sticky top-0 z-10 flex h-11 items-center border-b border-line bg-surface ps-5 pe-2">
        <h2 className="grow font-normal text-dim">Peek</h2>
        <IconButton label="Close peek" icon={<X size={16} aria-hidden />} onPress={onClose} />
      </header>
      <div className="p-5">{children}</div>
    </aside>
  )
}

/** Escape within the panel closes it. */
function useEscape(panel: RefObject<HTMLElement | null>, onEscape: () => void): void {
  useEffect(() => {
    const element = panel.current
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onEscape()
    }
    element?.addEventListener('keydown', onKeyDown)
    return () => element?.removeEventListener('keydown', onKeyDown)
  }, [panel, onEscape])
}

/** When the panel goes, focus returns to where it was before: the row it was opened from. */
function useFocusReturns(): void {
  useEffect(() => {
    const opener = document.activeElement
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true })
    }
  }, [])
}
