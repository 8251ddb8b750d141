import { useNavigate, useSearch } from '@tanstack/react-router'
import { IconButton } from '@tenure/ui/icon-button'
import X from 'lucide-react/icons/x'
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'

const PeekSheet = lazy(() => import('./peek-sheet.tsx').then(({ PeekSheet }) => ({ default: PeekSheet })))
const PeekContent = lazy(() => import('../peek/peek-content.tsx').then(({ PeekContent }) => ({ default: PeekContent })))

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
  const opener = useRef<Element | null>(null)
  useEffect(() => {
    opener.current = document.activeElement
    return () => {
      if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true })
    }
  }, [])
  return (
    <aside
      aria-label="Peek"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="relative w-100 shrink-0 overflow-auto border-s border-line bg-surface p-5 off-paper"
    >
      <IconButton
        label="Close peek"
        icon={<X size={16} aria-hidden />}
        onPress={onClose}
        className="absolute end-2 top-4"
      />
      {children}
    </aside>
  )
}
