import { EmptyState } from '@tenure/ui/empty-state'
import { LinkButton } from '@tenure/ui/link-button'
import { SideSheet } from '@tenure/ui/side-sheet'
import { useQuery } from 'urql'
import { LatestNoticesDocument } from '../../../graphql/generated/latest-notices.ts'
import { useUnread } from '../../../graphql/news.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { MarkAllRead } from './mark-all-read.tsx'
import { NoticeList } from './notice-list.tsx'
import { inTheBackground, useAskedAnew } from './use-asked-anew.ts'

/** The newest notices, beside whatever page is open. */
export function NoticesPanel({ onClose }: { readonly onClose: () => void }) {
  const [{ data, error }, again] = useQuery({ query: LatestNoticesDocument, requestPolicy: 'cache-and-network' })
  useAskedAnew(() => again(inTheBackground))
  const unread = useUnread() ?? 0
  const notices = data?.notices.edges.map(({ node }) => node)
  return (
    <SideSheet title="Notices" isOpen onClose={onClose}>
      <div className="flex flex-col gap-3 p-4">
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/notices" onPress={onClose}>
            All notices and settings
          </LinkButton>
          {unread > 0 && <MarkAllRead />}
        </div>
        <Reading data={notices} error={error} onRetry={() => again({ requestPolicy: 'network-only' })}>
          {(found) =>
            found.length === 0 ? (
              <EmptyState>
                Nothing yet. You are told here when something of yours changes or comes to its end.
              </EmptyState>
            ) : (
              <NoticeList notices={found} onLeave={onClose} />
            )
          }
        </Reading>
      </div>
    </SideSheet>
  )
}
