import { Outlet, useRouteContext, useSearch } from '@tanstack/react-router'
import { lazyPart } from '@tenure/ui/lazy-part'
import { useNarrow } from '@tenure/ui/use-media'
import { Suspense, useRef, useState } from 'react'
import { Provider as GraphqlProvider } from 'urql'
import { AsOf, useAsOf } from '../../graphql/as-of.ts'
import type { ShellVerb } from '../palette/verb-dialog.tsx'
import { Header } from './header.tsx'
import { LoadingLine } from './loading-line.tsx'
import { PeekPanel } from './peek-panel.tsx'
import { PrintHead } from './print-head.tsx'
import { Sidebar } from './sidebar.tsx'
import { useSession } from '../session/session.ts'
import { useFocusOnArrival } from './use-focus-on-arrival.ts'
import { useHasNotices } from './use-has-notices.ts'
import { useShellKeys } from './use-shell-keys.ts'

const AsOfBar = lazyPart(() => import('./as-of-bar.tsx'), 'AsOfBar')
const AsOfDialog = lazyPart(() => import('./as-of-dialog.tsx'), 'AsOfDialog')
const Palette = lazyPart(() => import('../palette/palette.tsx'), 'Palette')
const VerbDialog = lazyPart(() => import('../palette/verb-dialog.tsx'), 'VerbDialog')
const KeysDialog = lazyPart(() => import('./keys-dialog.tsx'), 'KeysDialog')
const ImpersonationBanner = lazyPart(() => import('./impersonation-banner.tsx'), 'ImpersonationBanner')
const MenuSheet = lazyPart(() => import('./menu-sheet.tsx'), 'MenuSheet')
const NoticesPanel = lazyPart(() => import('../../contexts/identity/notices/notices-panel.tsx'), 'NoticesPanel')
const ToastRegion = lazyPart(() => import('@tenure/ui/toast-region'), 'ToastRegion')

/** What lies over the page, if anything does. */
export type ShellOverlay = 'palette' | 'keys' | 'notices' | 'menu' | 'as-of' | ShellVerb

/** The frame of every page, at the time the address says: what is under it asks that time's client. */
export function Shell() {
  const { at } = useSearch({ from: '/in' })
  const { client, clientAsOf } = useRouteContext({ from: '/in' })
  return (
    <GraphqlProvider value={at === undefined ? client : clientAsOf(at)}>
      <AsOf value={at ?? null}>
        <Frame />
      </AsOf>
    </GraphqlProvider>
  )
}

/** Header, menu, content, peek panel, and what opens over them. */
function Frame() {
  const asOf = useAsOf()
  const [overlay, setOverlay] = useState<ShellOverlay | null>(null)
  const main = useRef<HTMLElement>(null)
  const isNarrow = useNarrow()
  const close = () => setOverlay(null)
  const hasNotices = useHasNotices()
  const { impersonation, user } = useSession()
  useShellKeys(setOverlay)
  useFocusOnArrival(main)
  return (
    <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_auto_1fr] print:block print:h-auto">
      <a
        href="#content"
        className="seen-on-focus fixed start-2 top-2 z-50 rounded-control bg-accent px-3 py-2 font-medium text-on-accent"
      >
        Skip to content
      </a>
      <div className="off-paper">
        {impersonation && (
          <Suspense>
            <ImpersonationBanner impersonation={impersonation} name={user.fullName} />
          </Suspense>
        )}
        <Header isNarrow={isNarrow} onOpen={setOverlay} />
      </div>
      {asOf === null ? (
        <div />
      ) : (
        <Suspense fallback={<div className="h-10" />}>
          <AsOfBar moment={asOf} onChange={() => setOverlay('as-of')} />
        </Suspense>
      )}
      <div className="flex min-h-0 print:block">
        {!isNarrow && <Sidebar />}
        <main
          ref={main}
          id="content"
          tabIndex={-1}
          className="relative flex min-w-0 grow flex-col overflow-auto outline-none print:overflow-visible"
        >
          <PrintHead />
          <LoadingLine />
          <Outlet />
        </main>
        <PeekPanel isNarrow={isNarrow} />
      </div>
      <Suspense>
        {overlay === 'palette' && <Palette onClose={close} onOpen={setOverlay} />}
        {(overlay === 'create-project' || overlay === 'grant-allocation') && (
          <VerbDialog verb={overlay} onClose={close} />
        )}
        {overlay === 'as-of' && <AsOfDialog onClose={close} />}
        {overlay === 'keys' && <KeysDialog onClose={close} />}
        {overlay === 'notices' && <NoticesPanel onClose={close} />}
        {overlay === 'menu' && <MenuSheet onClose={close} />}
        {hasNotices && <ToastRegion />}
      </Suspense>
    </div>
  )
}
