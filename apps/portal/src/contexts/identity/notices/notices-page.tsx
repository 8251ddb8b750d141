import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { SegmentedControl } from '@tenure/ui/segmented-control'
import { useState } from 'react'
import { useQuery } from 'urql'
import { NoticesPageDocument } from '../../../graphql/generated/notices-page.ts'
import { useUnread } from '../../../graphql/news.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { MarkAllRead } from './mark-all-read.tsx'
import { NoticeList } from './notice-list.tsx'
import { PreferencesCard } from './preferences-card.tsx'
import { inTheBackground, useAskedAnew } from './use-asked-anew.ts'

const which = [
  { id: 'all', name: 'All' },
  { id: 'unread', name: 'Unread' },
]

/** All that the viewer was told, and how they want to be told. */
export function NoticesPage() {
  const [shown, setShown] = useState('all')
  const [after, setAfter] = useState<string | null>(null)
  const isUnread = shown === 'unread' ? true : null
  const [{ data, error }, again] = useQuery({
    query: NoticesPageDocument,
    variables: { after, isUnread },
    requestPolicy: 'cache-and-network',
  })
  useAskedAnew(() => again(inTheBackground))
  const unread = useUnread() ?? 0
  const rows = data?.notices.edges.map(({ node }) => node)
  const { hasNextPage = false, endCursor = null } = data?.notices.pageInfo ?? {}
  const choose = (next: string) => {
    setShown(next)
    setAfter(null)
  }
  return (
    <Page>
      <title>Notices · Tenure</title>
      <PageHeader title="Notices" lead="What you were told: once for each thing, newest first." />
      <Card
        title="What you were told"
        actions={
          <>
            <SegmentedControl label="Which" options={which} value={shown} onChange={choose} />
            {unread > 0 && <MarkAllRead />}
          </>
        }
      >
        <Reading data={rows} error={error} onRetry={() => again({ requestPolicy: 'network-only' })}>
          {(notices) =>
            notices.length === 0 ? (
              <EmptyState>
                {isUnread
                  ? 'You have read everything.'
                  : 'Nothing yet. You are told here when something of yours changes or comes to its end.'}
              </EmptyState>
            ) : (
              <NoticeList notices={notices} />
            )
          }
        </Reading>
        {(after !== null || hasNextPage) && (
          <div className="flex gap-2">
            {after !== null && <Button onPress={() => setAfter(null)}>Back to the newest</Button>}
            {hasNextPage && <Button onPress={() => setAfter(endCursor)}>Earlier ones</Button>}
          </div>
        )}
      </Card>
      <PreferencesCard />
    </Page>
  )
}
