import { Outlet, useLoaderData, useParams } from '@tanstack/react-router'
import { Badge } from '@tenure/ui/badge'
import { showDay } from '@tenure/ui/instant'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { useQuery } from 'urql'
import type { ProjectHeadFragment } from '../../graphql/generated/project-head.ts'
import { ProjectWorkspaceDocument } from '../../graphql/generated/project-workspace.ts'
import { ProjectActions } from './actions/project-actions.tsx'
import { ProjectTabs } from './project-tabs.tsx'

/** One project: who and what it is above, its parts as tabs below. */
export function ProjectWorkspace() {
  const { publicId } = useParams({ from: '/in/projects/$publicId' })
  const { crumb } = useLoaderData({ from: '/in/projects/$publicId' })
  const [{ data }] = useQuery({ query: ProjectWorkspaceDocument, variables: { publicId } })
  const project = data?.project
  return (
    <Page>
      <title>{`${project?.name ?? crumb} · Tenure`}</title>
      <PageHeader
        title={project?.name ?? crumb}
        lead={project ? <Lead project={project} /> : publicId}
        actions={project && <ProjectActions project={project} />}
      />
      <ProjectTabs name={project?.name ?? crumb} />
      <Outlet />
    </Page>
  )
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
