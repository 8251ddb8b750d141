import { Link } from '@tanstack/react-router'
import { Badge } from '@tenure/ui/badge'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { LinkButton } from '@tenure/ui/link-button'
import { rowLinkStyle } from '@tenure/ui/link-style'
import { Table, type TableColumn } from '@tenure/ui/table'
import type { HomePageQuery } from '../../graphql/generated/home-page.ts'
import type { ProjectRowFragment } from '../../graphql/generated/project-row.ts'

const columns: readonly TableColumn<ProjectRowFragment>[] = [
  {
    id: 'name',
    header: 'Project',
    cell: ({ publicId, name }) => (
      <Link to="/projects/$publicId" params={{ publicId }} className={rowLinkStyle}>
        {name}
      </Link>
    ),
  },
  { id: 'id', header: 'Id', cell: ({ publicId }) => <span className="text-dim">{publicId}</span> },
  { id: 'pi', header: 'PI', cell: ({ piOwner }) => piOwner.fullName },
  {
    id: 'state',
    header: 'State',
    cell: ({ status }) => (status === 'ACTIVE' ? <Badge tone="accent">Active</Badge> : <Badge>Draft</Badge>),
  },
]

interface ProjectsCardProps {
  readonly mine: HomePageQuery['mine']
  readonly mayCreate: boolean
}

/** The projects this person has a part in. */
export function ProjectsCard({ mine, mayCreate }: ProjectsCardProps) {
  const rows = mine.edges.map(({ node }) => node)
  const all = <LinkButton href="/projects?which=mine">{`See all ${mine.totalCount ?? rows.length}`}</LinkButton>
  return (
    <Card title="My projects" actions={rows.length > 0 && all}>
      {rows.length === 0 ? (
        <EmptyState
          action={<LinkButton href="/projects">{mayCreate ? 'Make or find one' : 'See the projects'}</LinkButton>}
        >
          You have no part in any project yet. A PI adds you to theirs.
        </EmptyState>
      ) : (
        <Table label="My projects" columns={columns} rows={rows} rowId={({ id }) => id} />
      )}
    </Card>
  )
}
