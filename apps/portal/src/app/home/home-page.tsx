import { LinkButton } from '@tenure/ui/link-button'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import { HomePageDocument, type HomePageQuery } from '../../graphql/generated/home-page.ts'
import type { HomeProjectFragment } from '../../graphql/generated/home-project.ts'
import { Reading } from '../../graphql/reading.tsx'
import { useSession } from '../session/session.ts'
import { AttentionCards } from './attention-cards.tsx'
import { DefaultProject } from './default-project.tsx'
import { EndingCard } from './ending-card.tsx'
import { homeLead } from './home-lead.ts'
import { ProjectsCard } from './projects-card.tsx'
import { dayOf, soonAfter } from './soon.ts'

const SharedFlow = lazyPart(() => import('./shared-flow.tsx'), 'SharedFlow')
const FacilityTotals = lazyPart(() => import('./facility-totals.tsx'), 'FacilityTotals')
const StewardedShares = lazyPart(() => import('./stewarded-shares.tsx'), 'StewardedShares')
const LastActivity = lazyPart(() => import('./last-activity.tsx'), 'LastActivity')

/** Home by what this person is here: what needs them, their default project, the facility's figures, their shares, the last activity. */
export function HomePage() {
  const { permissions } = useSession()
  const [now] = useState(() => dayOf(new Date()))
  const soon = soonAfter(now)
  const [{ data, error }, again] = useQuery({ query: HomePageDocument, variables: { now, soon } })
  const may = (permission: string) => permissions.includes(permission)
  return (
    <Page>
      <title>Home · Tenure</title>
      <Head viewer={data?.viewer} />
      <Reading data={data} error={error} onRetry={() => again({ requestPolicy: 'network-only' })} lines={10}>
        {(home) => (
          <>
            <AttentionCards home={home} soon={soon} />
            {home.viewer.user.defaultProject && <DefaultProject project={home.viewer.user.defaultProject} />}
            <Suspense>{sharingOf(home) && <SharedFlow projectId={sharingOf(home) ?? ''} />}</Suspense>
            {may('allocation:read') && (
              <Suspense>
                <FacilityTotals />
              </Suspense>
            )}
            <EndingCard ending={home.ending} soon={soon} />
            <ProjectsCard mine={home.mine} mayCreate={may('project:create')} />
            <Suspense>
              {home.viewer.relations.stewardedDataShares > 0 && <StewardedShares stewardId={home.viewer.user.id} />}
              {may('audit:read') && <LastActivity />}
            </Suspense>
          </>
        )}
      </Reading>
    </Page>
  )
}

function Head({ viewer }: { readonly viewer: HomePageQuery['viewer'] | undefined }) {
  const { user, tenant } = useSession()
  const project = viewer?.user.defaultProject
  if (project)
    return <PageHeader title={project.name} lead={homeLead(project)} actions={<ProjectActs project={project} />} />
  return <PageHeader title={tenant.name} lead={`You are signed in as ${user.fullName}.`} />
}

/** The project whose sharing is shown: the default project if it shares, else the first of this person's that does. */
function sharingOf({ mine, viewer }: HomePageQuery): string | undefined {
  const sharing = mine.edges
    .map(({ node }) => node)
    .filter(({ sharesGiven, sharesReceived }) => sharesGiven.length + sharesReceived.length > 0)
  return (sharing.find(({ id }) => id === viewer.user.defaultProject?.id) ?? sharing[0])?.id
}

function ProjectActs({ project: { publicId, viewerCan } }: { readonly project: HomeProjectFragment }) {
  return (
    <>
      {viewerCan.shareResources && <LinkButton href={`/projects/${publicId}/sharing`}>Share resources</LinkButton>}
      <LinkButton tone="primary" href={`/projects/${publicId}`}>
        Open project
      </LinkButton>
    </>
  )
}
