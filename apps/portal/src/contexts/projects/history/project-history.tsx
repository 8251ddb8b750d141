import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Card } from '@tenure/ui/card'
import { Button } from '@tenure/ui/button'
import { lazyPart } from '@tenure/ui/lazy-part'
import { SegmentedControl } from '@tenure/ui/segmented-control'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import { ProjectAuditDocument } from '../../../graphql/generated/project-audit.ts'
import { ProjectHistoryDocument } from '../../../graphql/generated/project-history.ts'
import { ProjectWorkspaceDocument } from '../../../graphql/generated/project-workspace.ts'
import type { Moment } from '../../../graphql/record/time-line.tsx'
import { MomentPages } from '../../../graphql/record/moment-pages.tsx'
import { usePages } from '../../../graphql/use-pages.ts'
import { useProjectId } from '../use-project-id.ts'

const CompareMoments = lazyPart(() => import('./compare-moments.tsx'), 'CompareMoments')
const RollBack = lazyPart(() => import('./roll-back.tsx'), 'RollBack')

const views = [
  { id: 'versions', name: 'Versions' },
  { id: 'compare', name: 'Compare' },
  { id: 'audit', name: 'Everything in it' },
]

const leads = {
  versions: 'What the project said of itself, version by version, and how each differs from the one before.',
  compare: 'What is different at one moment from what it was at another: the project, its people, and what it has.',
  audit: 'All that was done in the project: to its people, allocations and shares too.',
}

/** The project's life on one time line: its versions, two moments compared, or all that was done in it as the audit log has it. */
export function ProjectHistory() {
  const { view } = useSearch({ from: '/in/projects/$publicId/history' })
  const navigate = useNavigate({ from: '/projects/$publicId/history' })
  const show = (id: string) =>
    void navigate({
      search: ({ view: _view, ...rest }) => (id === 'audit' || id === 'compare' ? { ...rest, view: id } : rest),
      replace: true,
    })
  return (
    <Card
      title="History"
      lead={leads[view ?? 'versions']}
      actions={<SegmentedControl label="What is shown" options={views} value={view ?? 'versions'} onChange={show} />}
    >
      {view === 'audit' && <Trail />}
      {view === 'compare' && (
        <Suspense>
          <CompareMoments />
        </Suspense>
      )}
      {view === undefined && <Versions />}
    </Card>
  )
}

function Versions() {
  const id = useProjectId()
  const { publicId } = useParams({ from: '/in/projects/$publicId' })
  const [{ data }, reread] = useQuery({ query: ProjectWorkspaceDocument, variables: { publicId } })
  const [toVersion, rollBack] = useState<number | null>(null)
  const project = data?.project
  const pages = usePages({
    document: ProjectHistoryDocument,
    variables: { id },
    connection: (data) => data.project?.history,
  })
  const moments = pages.rows.map<Moment>((entry) => ({
    id: entry.id,
    action: entry.action,
    at: entry.changedAt,
    by: entry.changedBy?.fullName ?? null,
    why: entry.summary,
    what: `Version ${entry.version}`,
    changes: entry.changes,
    act: project?.viewerCan.update && entry.version < project.version && (
      <Button aria-label={`Roll back to version ${entry.version}`} onPress={() => rollBack(entry.version)}>
        Roll back to this
      </Button>
    ),
  }))
  return (
    <>
      <MomentPages
        label="Versions of the project"
        {...pages}
        moments={moments}
        empty="Nothing has been recorded yet."
      />
      <Suspense>
        {toVersion !== null && project && (
          <RollBack
            project={project}
            toVersion={toVersion}
            onStale={() => reread({ requestPolicy: 'network-only' })}
            onClose={() => rollBack(null)}
          />
        )}
      </Suspense>
    </>
  )
}

function Trail() {
  const id = useProjectId()
  const pages = usePages({
    document: ProjectAuditDocument,
    variables: { id },
    connection: (data) => data.project?.auditLog,
  })
  const moments = pages.rows.map<Moment>((entry) => ({
    id: entry.id,
    action: entry.action,
    at: entry.createdAt,
    by: entry.actor?.fullName ?? null,
    why: entry.reason,
    what: entry.resourceType.replaceAll('_', ' '),
    changes: entry.changes,
  }))
  return (
    <MomentPages
      label="What was done in the project"
      {...pages}
      moments={moments}
      empty="Nothing that you may see. The PI, resource managers and owners see a project’s audit log."
    />
  )
}
