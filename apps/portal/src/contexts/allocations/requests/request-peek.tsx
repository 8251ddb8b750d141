import { KeyValue } from '@tenure/ui/key-value'
import { Skeleton } from '@tenure/ui/skeleton'
import { useQuery } from 'urql'
import { RequestPageDocument } from '../../../graphql/generated/request-page.ts'
import { ProjectLink } from '../project-link.tsx'
import { AmountsTable } from './amounts-table.tsx'
import { RequestLink } from './request-columns.tsx'
import { requestKindWords } from './request-words.ts'
import { StateBadge } from './state-badge.tsx'
import { ApprovalSteps } from './approval-steps.tsx'

/** A request from the side. */
export function RequestPeek({ id }: { readonly id: string }) {
  const [{ data }] = useQuery({ query: RequestPageDocument, variables: { id } })
  const request = data?.request
  if (!request) return <Skeleton className="h-4 w-40" />
  return (
    <div className="flex flex-col gap-5">
      <header className="flex flex-col gap-1">
        <h3 className="flex text-title">
          <RequestLink request={request} />
        </h3>
        <p className="flex min-w-0">
          <ProjectLink project={request.project} showsId />
        </p>
      </header>
      <KeyValue
        items={[
          { name: 'State', value: <StateBadge state={request.state} /> },
          { name: 'Kind', value: requestKindWords[request.kind] },
          { name: 'Asked by', value: request.askedBy.fullName },
          { name: 'Decided by', value: request.decidedBy?.fullName ?? null },
        ]}
      />
      <AmountsTable request={request} />
      <p className="whitespace-pre-wrap">{request.justification}</p>
      <ApprovalSteps request={request} />
    </div>
  )
}
