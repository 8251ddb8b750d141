import { Link } from '@tanstack/react-router'
import { Card } from '@tenure/ui/card'
import { markThousands, trimDecimal } from '@tenure/ui/decimal'
import { LinkButton } from '@tenure/ui/link-button'
import { rowLinkStyle } from '@tenure/ui/link-style'
import { Table, type TableColumn } from '@tenure/ui/table'
import { useQuery } from 'urql'
import { stewardWords } from '../../contexts/projects/words.ts'
import { StewardedSharesDocument, type StewardedSharesQuery } from '../../graphql/generated/stewarded-shares.ts'
import { Reading } from '../../graphql/reading.tsx'

type Share = StewardedSharesQuery['dataShares']['edges'][number]['node']

const columns: readonly TableColumn<Share>[] = [
  {
    id: 'name',
    header: 'Data share',
    cell: ({ id, name }) => (
      <Link to="/data-shares" search={{ peek: id }} className={rowLinkStyle}>
        {name}
      </Link>
    ),
  },
  { id: 'project', header: 'Project', cell: ({ projectReference }) => projectReference.name },
  { id: 'why', header: 'You keep it as', cell: ({ stewardReason }) => stewardWords[stewardReason] },
  { id: 'group', header: 'Security group', cell: ({ securityGroup }) => securityGroup.groupName },
  { id: 'quota', header: 'Quota', align: 'end', cell: ({ quota }) => markThousands(trimDecimal(quota)) },
]

/** The data shares this person keeps, and why it is they. */
export function StewardedShares({ stewardId }: { readonly stewardId: string }) {
  const [{ data, error }, again] = useQuery({ query: StewardedSharesDocument, variables: { stewardId } })
  const shares = data?.dataShares
  return (
    <Card
      title="Data shares you keep"
      actions={
        <LinkButton href="/data-shares">{shares?.totalCount ? `See all ${shares.totalCount}` : 'See all'}</LinkButton>
      }
    >
      <Reading data={shares} error={error} onRetry={() => again({ requestPolicy: 'network-only' })}>
        {({ edges }) => (
          <Table
            label="Data shares you keep"
            columns={columns}
            rows={edges.map(({ node }) => node)}
            rowId={({ id }) => id}
          />
        )}
      </Reading>
    </Card>
  )
}
