import { useNavigate, useSearch } from '@tanstack/react-router'
import { Card } from '@tenure/ui/card'
import { SegmentedControl } from '@tenure/ui/segmented-control'
import { ProjectAuditDocument } from '../../../graphql/generated/project-audit.ts'
import { ProjectHistoryDocument } from '../../../graphql/generated/project-history.ts'
import type { Moment } from '../../../graphql/record/time-line.tsx'
import { MomentPages } from '../../../graphql/record/moment-pages.tsx'
import { usePages } from '../../../graphql/use-pages.ts'
import { useProjectId } from '../use-project-id.ts'

const views = [
  { id: 'versions', name: 'Versions' },
  { id: 'audit', name: 'Everything in it' },
]

/** The project's life on one time line: its versions, or all that was done in it as the audit log has it. */
export function ProjectHistory() {
  const { view } = useSearch({ from: '/in/projects/$publicId/history' })
  const navigate = useNavigate({ from: '/projects/$publicId/history' })
  const show = (id: string) =>
    void navigate({
      search: ({ view: _view, ...rest }) => (id === 'audit' ? { ...rest, view: 'audit' } : rest),
      replace: true,
    })
  return (
    <Card
      title="History"
      lead={
        view === 'audit'
          ? 'All that was done in the project: to its people, allocations and shares too.'
          : 'What the project said of itself, version by version, and how each differs from the one before.'
      }
      actions={<SegmentedControl label="What is shown" options={views} value={view ?? 'versions'} onChange={show} />}
    >
      {view === 'audit' ? <Trail /> : <Versions />}
    </Card>
  )
}

function Versions() {
  const id = useProjectId()
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
  }))
  return (
    <MomentPages label="Versions of the project" {...pages} moments={moments} empty="Nothing has been recorded yet." />
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
