import { Button } from '@tenure/ui/button'
import { EmptyState } from '@tenure/ui/empty-state'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { showCount } from '@tenure/ui/show-count'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import { TeamsPageDocument } from '../../../graphql/generated/teams-page.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { useMay } from '../../../graphql/use-may.ts'
import { TeamCard } from './team-card.tsx'

const TeamForm = lazyPart(() => import('./create-team.tsx'), 'CreateTeam')

/** The teams of the institution, and who is in each. */
export function TeamsPage() {
  const [{ data, error }, again] = useQuery({ query: TeamsPageDocument, requestPolicy: 'cache-and-network' })
  const [isMaking, setMaking] = useState(false)
  const mayMake = useMay('team:update')
  return (
    <Page>
      <title>Teams · Tenure</title>
      <PageHeader
        title="Teams"
        lead={
          data
            ? `${showCount(data.teams.length, 'team', 'teams')} that projects may belong to. A team gives no right by itself.`
            : ' '
        }
        actions={
          mayMake && (
            <Button tone="primary" onPress={() => setMaking(true)}>
              New team
            </Button>
          )
        }
      />
      <Reading data={data?.teams} error={error} onRetry={() => again({ requestPolicy: 'network-only' })} lines={8}>
        {(teams) =>
          teams.length === 0 ? (
            <EmptyState>No team yet. A team groups the people who work on the same projects.</EmptyState>
          ) : (
            <div className="grid items-start gap-4 desk:grid-cols-2">
              {teams.map((team) => (
                <TeamCard key={team.id} team={team} members={team.members} />
              ))}
            </div>
          )
        }
      </Reading>
      <Suspense>{isMaking && <TeamForm onClose={() => setMaking(false)} />}</Suspense>
    </Page>
  )
}
