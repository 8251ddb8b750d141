import { useParams } from '@tanstack/react-router'
import { Card } from '@tenure/ui/card'
import { KeyValue } from '@tenure/ui/key-value'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { showDay } from '@tenure/ui/instant'
import { Skeleton } from '@tenure/ui/skeleton'
import { useQuery } from 'urql'
import { RequestPageDocument } from '../../../graphql/generated/request-page.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { PeekLink } from '../peek-link.tsx'
import { ProjectLink } from '../project-link.tsx'
import { modelWords, periodWords, renewalWords, subtypeWords } from '../words.ts'
import { AmountsTable } from './amounts-table.tsx'
import { ApprovalSteps } from './approval-steps.tsx'
import { RequestActs } from './request-acts.tsx'
import { RequestTimeline } from './request-timeline.tsx'
import { requestKindWords, requestTitle } from './request-words.ts'
import { StateBadge } from './state-badge.tsx'
import { Thread } from './thread.tsx'

/** One request: what was asked, recommended and awarded, why, its way, and what is said about it. */
export function RequestPage() {
  const { id } = useParams({ from: '/in/requests/$id' })
  const [{ data, error, fetching }, again] = useQuery({
    query: RequestPageDocument,
    variables: { id },
    // Somebody else may have decided it a second ago.
    requestPolicy: 'cache-and-network',
  })
  const request = data?.request
  if (!request)
    return (
      <Page>
        <title>Request · Tenure</title>
        {error && <ReadFailed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
        {fetching && <Skeleton className="h-60 w-full" />}
        {!error && !fetching && <p className="text-dim">There is no such request, or you may not see it.</p>}
      </Page>
    )
  return (
    <Page>
      <title>{`${requestTitle(request)} · Tenure`}</title>
      <PageHeader
        title={requestTitle(request)}
        lead={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <StateBadge state={request.state} />
            <ProjectLink project={request.project} showsId />
            <span>asked by {request.askedBy.fullName}</span>
          </span>
        }
        actions={<RequestActs request={request} />}
      />
      <div className="grid items-start gap-4 wide:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <Card title="What is asked">
            <AmountsTable request={request} />
            <KeyValue
              items={[
                { name: 'Kind', value: requestKindWords[request.kind] },
                { name: 'Model', value: request.model && modelWords[request.model] },
                { name: 'Period', value: request.billingPeriod && periodWords[request.billingPeriod] },
                { name: 'At its end', value: request.renewal && renewalWords[request.renewal] },
                { name: 'Periods', value: request.periods },
                { name: 'Lifetime', value: request.lifetimeMonths && `${request.lifetimeMonths} months` },
                { name: 'First day', value: request.startsAt && showDay(request.startsAt) },
                { name: 'Reached as', value: request.storageSubtype && subtypeWords[request.storageSubtype] },
                { name: 'Recommendation', value: request.recommendation },
                {
                  name: 'Became',
                  value: request.grantedAllocation ? (
                    <PeekLink id={request.grantedAllocation.id}>the allocation</PeekLink>
                  ) : (
                    request.dataShare && <PeekLink id={request.dataShare.id}>{request.dataShare.name}</PeekLink>
                  ),
                },
              ]}
            />
          </Card>
          <Card title="Why">
            <p className="max-w-180 whitespace-pre-wrap wrap-anywhere">
              {request.justification || <span className="text-dim">Nothing is said yet.</span>}
            </p>
            {request.answers.length > 0 && (
              <dl className="flex flex-col gap-2">
                {request.answers.map(({ question, answer }) => (
                  <div key={question.id}>
                    <dt className="text-dim">{question.wording}</dt>
                    <dd className="whitespace-pre-wrap wrap-anywhere">
                      {question.kind === 'YES_NO' ? (answer === 'YES' ? 'Yes' : 'No') : answer}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </Card>
          <Thread aboutId={request.id} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Card title="Approvals">
            <ApprovalSteps request={request} />
          </Card>
          <Card title="Its way">
            <RequestTimeline transitions={request.transitions} />
          </Card>
        </div>
      </div>
    </Page>
  )
}
