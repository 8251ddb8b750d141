import { Link } from '@tanstack/react-router'
import { Card } from '@tenure/ui/card'
import { markThousands, trimDecimal } from '@tenure/ui/decimal'
import { showLastDay } from '@tenure/ui/instant'
import { LinkButton } from '@tenure/ui/link-button'
import { rowLinkStyle } from '@tenure/ui/link-style'
import { Table, type TableColumn } from '@tenure/ui/table'
import type { HomeAllocationFragment } from '../../graphql/generated/home-allocation.ts'
import type { HomePageQuery } from '../../graphql/generated/home-page.ts'
import { unitBeside } from '../../contexts/projects/overview/unit-beside.ts'
import { endingHref } from './attention.ts'
import { soonDays } from './soon.ts'

const columns: readonly TableColumn<HomeAllocationFragment>[] = [
  {
    id: 'project',
    header: 'Project',
    cell: ({ project: { publicId, name } }) => (
      <Link to="/projects/$publicId" params={{ publicId }} className={rowLinkStyle}>
        {name}
      </Link>
    ),
  },
  { id: 'resource', header: 'Resource', cell: ({ resourceType }) => resourceType.name },
  {
    id: 'quantity',
    header: 'Allocated',
    align: 'end',
    cell: ({ quantity, resourceType }) => (
      <>
        {markThousands(trimDecimal(quantity))} <span className="text-dim">{unitBeside(resourceType)}</span>
      </>
    ),
  },
  { id: 'ends', header: 'Last day', align: 'end', cell: ({ endsAt }) => (endsAt === null ? '' : showLastDay(endsAt)) },
]

interface EndingCardProps {
  readonly ending: HomePageQuery['ending']
  readonly soon: string
}

/** What ends soon, the first first; nothing where nothing does. */
export function EndingCard({ ending, soon }: EndingCardProps) {
  const rows = ending.edges.map(({ node }) => node)
  if (rows.length === 0) return null
  return (
    <Card
      title="Ends soon"
      lead={`Within ${soonDays} days, and not renewed by itself.`}
      actions={<LinkButton href={endingHref(soon)}>{`See all ${ending.totalCount ?? rows.length}`}</LinkButton>}
    >
      <Table label="Allocations that end soon" columns={columns} rows={rows} rowId={({ id }) => id} />
    </Card>
  )
}
