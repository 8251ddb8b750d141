import { useQuery } from 'urql'
import { AuditPeekDocument } from '../../graphql/generated/audit-peek.ts'
import { Reading } from '../../graphql/reading.tsx'
import { AuditEntry } from './audit-entry.tsx'
import { readAuditPeekId } from './audit-id.ts'
import { InTheLog } from './proof/in-the-log.tsx'
import { RequestRows } from './request-rows.tsx'

/** One row of the audit log from the side: the difference field by field, and what else its request did. */
export function AuditPeek({ id }: { readonly id: string }) {
  const at = readAuditPeekId(id)
  const [{ data, error }, again] = useQuery({
    query: AuditPeekDocument,
    variables: { from: at?.from ?? '', to: at?.to ?? '' },
    pause: at === null,
  })
  const rows = data?.auditLogs.edges.map(({ node }) => node)
  const entry = rows?.find((row) => row.id === at?.id)
  if (at === null || (rows && !entry))
    return <p className="text-dim">There is no such row, or none that you may see.</p>
  return (
    <Reading data={entry} error={error} onRetry={() => again({ requestPolicy: 'network-only' })} lines={6}>
      {(row) => (
        <div className="flex flex-col gap-5">
          <AuditEntry entry={row} />
          <InTheLog proof={row.inclusionProof} />
          {row.requestId !== null && <RequestRows requestId={row.requestId} except={row.id} />}
        </div>
      )}
    </Reading>
  )
}
