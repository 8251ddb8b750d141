import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { useQuery } from 'urql'
import { ProfilePageDocument } from '../../../graphql/generated/profile-page.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { CalendarCard } from './calendar/calendar-card.tsx'
import { DefaultProjectCard } from './default-project-card.tsx'
import { SecurityCards } from './security/security-cards.tsx'
import { SessionsCard } from './sessions/sessions-card.tsx'
import { TokensCard } from './tokens/tokens-card.tsx'
import { YouCard } from './you-card.tsx'

/** The viewer themselves: who they are here, where they are signed in, the programs that act for them. */
export function ProfilePage() {
  const [{ data, error }, again] = useQuery({ query: ProfilePageDocument, requestPolicy: 'cache-and-network' })
  return (
    <Page>
      <title>Profile · Tenure</title>
      <PageHeader title="Profile" lead={data ? `${data.viewer.user.fullName}, ${data.viewer.tenant.name}` : ' '} />
      <Reading data={data?.viewer} error={error} onRetry={() => again({ requestPolicy: 'network-only' })} lines={8}>
        {({ user, sessions, apiTokens }) => (
          <>
            <div className="grid gap-4 desk:grid-cols-2">
              <YouCard user={user} />
              <DefaultProjectCard user={user} />
            </div>
            <SecurityCards />
            <SessionsCard sessions={sessions} />
            <CalendarCard />
            <TokensCard tokens={apiTokens} />
          </>
        )}
      </Reading>
    </Page>
  )
}
