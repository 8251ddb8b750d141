import { useParams } from '@tanstack/react-router'
import { Badge } from '@tenure/ui/badge'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { useQuery } from 'urql'
import { PersonPageDocument } from '../../../graphql/generated/person-page.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { statusWords } from '../people/people-search.ts'
import { SessionsCard } from '../profile/sessions/sessions-card.tsx'
import { TokenTable } from '../profile/tokens/token-table.tsx'
import { AttestationCard } from './attestation-card.tsx'
import { GrantsCard } from './grants-card.tsx'
import { MayCard } from './may-card.tsx'
import { PersonActions } from './person-actions.tsx'
import { PersonCard } from './person-card.tsx'
import { ViewedCard } from './viewed-card.tsx'

/** A person, for who keeps people: who they are, what they hold and may do, where they are signed in. */
export function PersonPage() {
  const { personId } = useParams({ from: '/in/people/$personId' })
  const [{ data, error, fetching }, again] = useQuery({
    query: PersonPageDocument,
    variables: { id: personId },
    requestPolicy: 'cache-and-network',
  })
  const person = data?.node?.__typename === 'User' ? data.node : undefined
  if (data && !person && !fetching)
    return (
      <Page>
        <PageHeader title="Nobody" />
        <EmptyState>There is nobody of this address here, or nobody that you may see.</EmptyState>
      </Page>
    )
  const isRestricted = data?.viewer.tenant.itarRestricted ?? false
  return (
    <Page>
      <title>{`${person?.fullName ?? 'Person'} · Tenure`}</title>
      <Reading data={person} error={error} onRetry={() => again({ requestPolicy: 'network-only' })} lines={10}>
        {(there) => (
          <>
            <PageHeader
              title={
                <span className="flex flex-wrap items-center gap-2">
                  {there.fullName}
                  <Status status={there.status} archivedAt={there.archivedAt} />
                </span>
              }
              lead={there.email}
              actions={<PersonActions person={there} />}
            />
            <div className="grid gap-4 desk:grid-cols-2">
              <PersonCard person={there} />
              <GrantsCard person={there} grants={there.roles} />
            </div>
            <MayCard permissions={there.permissions} />
            {(isRestricted || there.attestations.length > 0) && (
              <AttestationCard person={there} attestations={there.attestations} isRestricted={isRestricted} />
            )}
            {there.sessions.length > 0 && (
              <SessionsCard sessions={there.sessions} of={{ id: there.id, name: there.fullName }} />
            )}
            {there.apiTokens.length > 0 && (
              <Card title="API tokens" lead="Programs that act for them, within their rights and the token’s scopes.">
                <TokenTable tokens={there.apiTokens} />
              </Card>
            )}
            {there.viewedBy.length > 0 && <ViewedCard viewed={there.viewedBy} />}
          </>
        )}
      </Reading>
    </Page>
  )
}

function Status({
  status,
  archivedAt,
}: {
  readonly status: keyof typeof statusWords
  readonly archivedAt: string | null
}) {
  if (archivedAt !== null) return <Badge>Archived</Badge>
  return <Badge tone={status === 'ACTIVE' ? 'accent' : 'warn'}>{statusWords[status]}</Badge>
}
