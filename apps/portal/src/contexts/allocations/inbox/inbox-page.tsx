import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { useQuery } from 'urql'
import type { InboxLineFragment } from '../../../graphql/generated/inbox-line.ts'
import { InboxPageDocument } from '../../../graphql/generated/inbox-page.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { VerbDialogs } from '../allocations/verb-dialogs.tsx'
import { DataShareDialogs } from '../data-shares/data-share-dialogs.tsx'
import { InboxLine } from './inbox-line.tsx'
import { kindWords } from './kind-words.ts'

/** All that waits on the viewer, in one list, each done where it stands. */
export function InboxPage() {
  const [{ data, error }, again] = useQuery({ query: InboxPageDocument, requestPolicy: 'cache-and-network' })
  return (
    <Page>
      <title>Inbox · Tenure</title>
      <PageHeader title="Inbox" lead={data ? leadOf(data.inbox.items) : ' '} />
      <VerbDialogs>
        <DataShareDialogs>
          <Card
            title="What waits on you"
            lead="What waits already first, then by its day. It goes by itself once it is done."
          >
            <Reading
              data={data?.inbox}
              error={error}
              onRetry={() => again({ requestPolicy: 'network-only' })}
              lines={6}
            >
              {({ items, hasMore }) => (
                <>
                  {items.length === 0 ? (
                    <EmptyState>Nothing waits on you.</EmptyState>
                  ) : (
                    <ul aria-label="What waits on you" className="flex flex-col">
                      {items.map((item) => (
                        <InboxLine key={item.key} item={item} />
                      ))}
                    </ul>
                  )}
                  {hasMore && <p className="text-dim">There is more. It comes up as these are done.</p>}
                </>
              )}
            </Reading>
          </Card>
        </DataShareDialogs>
      </VerbDialogs>
    </Page>
  )
}

/** How many of each kind. */
function leadOf(items: readonly InboxLineFragment[]): string {
  const counts = new Map<InboxLineFragment['kind'], number>()
  for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  if (items.length === 0) return 'You are done.'
  return [...counts].map(([kind, count]) => `${count} ${kindWords[kind].counted}`).join(' · ')
}
