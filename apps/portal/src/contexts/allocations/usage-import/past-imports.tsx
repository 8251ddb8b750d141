import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { showMinute } from '@tenure/ui/instant'
import { Skeleton } from '@tenure/ui/skeleton'
import { Table } from '@tenure/ui/table'
import { useQuery } from 'urql'
import { PastImportsDocument } from '../../../graphql/generated/past-imports.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'

const names: Readonly<Record<string, string>> = { SACCT: 'sacct', QUOTA: 'quotas', CSV: 'CSV', API: 'a program' }

/** When use was recorded last, and from what. */
export function PastImports() {
  const [{ data, error }, again] = useQuery({ query: PastImportsDocument, requestPolicy: 'cache-and-network' })
  const rows = data?.usageImports.edges.map(({ node }) => node)
  if (!rows)
    return error ? (
      <ReadFailed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
    ) : (
      <Skeleton className="h-40 w-full" />
    )
  return (
    <Card title="Recorded last">
      {rows.length === 0 ? (
        <EmptyState>Nothing was recorded yet.</EmptyState>
      ) : (
        <Table
          label="Recorded last"
          rows={rows}
          rowId={({ recordedAt, origin, fileName }) => `${recordedAt} ${origin} ${fileName ?? ''}`}
          columns={[
            { id: 'when', header: 'When', cell: ({ recordedAt }) => showMinute(recordedAt) },
            { id: 'who', header: 'By', cell: ({ recordedBy }) => recordedBy?.fullName ?? 'the installation' },
            { id: 'origin', header: 'Told by', cell: ({ origin }) => origin },
            { id: 'what', header: 'From', cell: ({ format, fileName }) => fileName ?? names[format] ?? format },
            { id: 'lines', header: 'Lines', align: 'end', cell: ({ lines }) => lines.toLocaleString('en-GB') },
            {
              id: 'refused',
              header: 'Not taken',
              align: 'end',
              cell: ({ refused }) => refused.toLocaleString('en-GB'),
            },
          ]}
        />
      )}
    </Card>
  )
}
