import { Picture } from '@tenure/ui/picture'
import { Skeleton } from '@tenure/ui/skeleton'
import { Table } from '@tenure/ui/table'
import { useQuery } from 'urql'
import { AuditActivityDocument } from '../../../graphql/generated/audit-activity.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { type AuditSearch, filterOf, instantText } from '../audit-search.ts'
import { ActivityBars } from './activity-bars.tsx'
import { activitySentence, type Bar, showStart, showBar } from './activity-words.ts'

interface ActivityPictureProps {
  readonly search: AuditSearch
  readonly change: (next: { readonly from: string; readonly to: string }) => void
}

/** How much was done when, of what the filters leave; a span of it can be made the filter's time. */
export function ActivityPicture({ search, change }: ActivityPictureProps) {
  const [{ data, error }, again] = useQuery({ query: AuditActivityDocument, variables: { filter: filterOf(search) } })
  if (error && !data) return <ReadFailed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
  if (!data) return <Skeleton className="h-32 w-full" />
  const { bars, stepSeconds, to } = data.auditActivity
  const sentence = activitySentence(bars, stepSeconds)
  const span = (first: number, last: number) =>
    change({ from: instantText(bars[first]?.startsAt ?? to), to: instantText(bars[last + 1]?.startsAt ?? to) })
  return (
    <Picture
      sentence={sentence}
      table={
        <div className="max-h-48 overflow-y-auto">
          <Table<Bar>
            label={sentence}
            rows={bars.filter(({ count }) => count > 0)}
            rowId={({ startsAt }) => startsAt}
            columns={[
              { id: 'from', header: 'From (UTC)', cell: ({ startsAt }) => showStart(startsAt, stepSeconds) },
              { id: 'count', header: 'Entries', align: 'end', cell: showBar },
            ]}
          />
        </div>
      }
      render={(width, sentenceId) => (
        <ActivityBars
          // Other bars are another picture: what was marked on the one before is of no time in this.
          key={`${bars[0]?.startsAt ?? ''} ${stepSeconds}`}
          {...{ bars, stepSeconds, width, span }}
          describedBy={sentenceId}
        />
      )}
    />
  )
}
