import { Card } from '@tenure/ui/card'
import { showMinute } from '@tenure/ui/instant'
import { Table } from '@tenure/ui/table'
import type { ViewedRowFragment } from '../../../graphql/generated/viewed-row.ts'

/** Who looked at Tenure as this person, for support. */
export function ViewedCard({ viewed }: { readonly viewed: readonly ViewedRowFragment[] }) {
  return (
    <Card title="Looked as them" lead="For support: read only, and each request is in the audit log under both names.">
      <Table
        label="Looked as them"
        rows={viewed}
        rowId={({ startedAt, by }) => `${by.id} ${startedAt}`}
        columns={[
          { id: 'who', header: 'Who', cell: ({ by }) => by.fullName },
          { id: 'why', header: 'Why', cell: ({ reason }) => reason },
          { id: 'from', header: 'From (UTC)', align: 'end', cell: ({ startedAt }) => showMinute(startedAt) },
          { id: 'to', header: 'To (UTC)', align: 'end', cell: ({ endedAt, endsAt }) => showMinute(endedAt ?? endsAt) },
        ]}
      />
    </Card>
  )
}
