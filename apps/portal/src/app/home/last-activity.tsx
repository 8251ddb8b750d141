import { Link } from '@tanstack/react-router'
import { Card } from '@tenure/ui/card'
import { showMinute } from '@tenure/ui/instant'
import { LinkButton } from '@tenure/ui/link-button'
import { rowLinkStyle } from '@tenure/ui/link-style'
import { Table, type TableColumn } from '@tenure/ui/table'
import { useQuery } from 'urql'
import { auditPeekId } from '../../contexts/audit/audit-id.ts'
import { objectName } from '../../contexts/audit/object-name.ts'
import type { AuditLineFragment } from '../../graphql/generated/audit-line.ts'
import { LastActivityDocument } from '../../graphql/generated/last-activity.ts'
import { Reading } from '../../graphql/reading.tsx'
import { showAction } from '../../graphql/record/show-action.ts'

const columns: readonly TableColumn<AuditLineFragment>[] = [
  {
    id: 'action',
    header: 'What was done',
    cell: (row) => (
      <Link to="/audit" search={{ peek: auditPeekId(row) }} className={rowLinkStyle}>
        {showAction(row.action)}
      </Link>
    ),
  },
  { id: 'by', header: 'By', cell: ({ actor }) => actor?.fullName ?? 'The installation' },
  { id: 'to', header: 'To', cell: ({ resourceType }) => objectName(resourceType) },
  { id: 'project', header: 'Project', cell: ({ project }) => project?.name ?? '' },
  { id: 'at', header: 'When (UTC)', align: 'end', cell: ({ createdAt }) => showMinute(createdAt) },
]

/** What was done last, by anybody. */
export function LastActivity() {
  const [{ data, error }, again] = useQuery({ query: LastActivityDocument, requestPolicy: 'cache-and-network' })
  return (
    <Card title="Last activity" actions={<LinkButton href="/audit">The audit log</LinkButton>}>
      <Reading data={data?.auditLogs} error={error} onRetry={() => again({ requestPolicy: 'network-only' })}>
        {({ edges }) => (
          <Table label="Last activity" columns={columns} rows={edges.map(({ node }) => node)} rowId={({ id }) => id} />
        )}
      </Reading>
    </Card>
  )
}
