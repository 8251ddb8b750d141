import { Outlet, useLoaderData, useMatch, useParams } from '@tanstack/react-router'
import { Badge } from '@tenure/ui/badge'
import { EmptyState } from '@tenure/ui/empty-state'
import { showDay } from '@tenure/ui/instant'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { Suspense } from 'react'
import { useQuery } from 'urql'
import { useAsOf } from '../../graphql/as-of.ts'
import type { ProjectHeadFragment } from '../../graphql/generated/project-head.ts'
import { ProjectWorkspaceDocument } from '../../graphql/generated/project-workspace.ts'
import { ProjectActions } from './actions/project-actions.tsx'
import { ProjectTabs } from './project-tabs.tsx'

const TimeSlider = lazyPart(() => import('./history/time-slider.tsx'), 'TimeSlider')

/** One project: who and what it is above, its parts as tabs below. */
export function ProjectWorkspace() {
  const { publicId } = useParams({ from: '/in/projects/$publicId' })
  const { crumb } = useLoaderData({ from: '/in/projects/$publicId' })
  const [{ data }] = useQuery({ query: ProjectWorkspaceDocument, variables: { publicId } })
  const project = data?.project
  const isHistory = useMatch({ from: '/in/projects/$publicId/history', shouldThrow: false }) !== undefined
  const isPast = useAsOf() !== null
  return (
    <Page>
      <title>{`${project?.name ?? crumb} · Tenure`}</title>
      <PageHeader
        title={project?.name ?? crumb}
        lead={project ? <Lead project={project} /> : publicId}
        actions={project && <ProjectActions project={project} />}
      />
      <ProjectTabs name={project?.name ?? crumb} />
      {(isHistory || isPast) && (
        <Suspense>
          <TimeSlider />
        </Suspense>
      )}
      {isPast && data?.project === null ? <NotYet /> : <Outlet />}
    </Page>
  )
}

function NotYet() {
  return <EmptyState>At this time there was no such project. Choose a later one, or go back to now.</EmptyState>
}

function Lead({ project }: { readonly project: ProjectHeadFragment }) {
  const { publicId, piOwner, status, archivedAt, isDefaultOfPi } = project
  return (
    <span className="flex flex-wrap items-center gap-2">
      <span>
        {publicId} · PI {piOwner.fullName}
      </span>
      {archivedAt === null ? <StateBadge status={status} /> : <Badge tone="warn">Archived {showDay(archivedAt)}</Badge>}
      {isDefaultOfPi && <Badge tone="violet">Default project</Badge>}
    </span>
  )
}

function StateBadge({ status }: { readonly status: ProjectHeadFragment['status'] }) {
  return status === 'ACTIVE' ? <Badge tone="accent">Active</Badge> : <Badge>Draft</Badge>
}
