import { useParams } from '@tanstack/react-router'
import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { showDay } from '@tenure/ui/instant'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { Table, type TableColumn } from '@tenure/ui/table'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import {
  type StatementLineRowFragment,
  StatementPageDocument,
  type StatementPageQuery,
} from '../../../graphql/generated/statement-page.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { useMay } from '../../../graphql/use-may.ts'
import { ProjectLink } from '../project-link.tsx'
import { showQuantity } from '../show-quantity.ts'
import { showMoney, showPrice } from './money.ts'
import { showMonth } from './month.ts'
import { StatementFiles } from './statement-files.tsx'

const CorrectLine = lazyPart(() => import('./correct-line.tsx'), 'CorrectLine')

/** One statement, line by line. */
export function StatementPage() {
  const { id } = useParams({ from: '/in/statements/$id' })
  const [{ data, error }, again] = useQuery({
    query: StatementPageDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  return (
    <Page>
      <title>Statement · Tenure</title>
      <Reading data={data} error={error} onRetry={() => again({ requestPolicy: 'network-only' })}>
        {({ statement }) =>
          statement ? (
            <Statement statement={statement} />
          ) : (
            <p className="text-dim">There is no such statement, or you may not see it.</p>
          )
        }
      </Reading>
    </Page>
  )
}

function Statement({ statement }: { readonly statement: NonNullable<StatementPageQuery['statement']> }) {
  const { month, number, status, currency, total, project, issuedAt, issuedBy, costCentre } = statement
  const mayManage = useMay('billing:manage')
  const [correcting, setCorrecting] = useState<StatementLineRowFragment | null>(null)
  const lines = statement.lines.edges.map(({ node }) => node)
  const isIssued = status === 'ISSUED'
  return (
    <>
      <PageHeader
        title={number ? `Statement ${number}` : `Statement of ${showMonth(month)}`}
        lead={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Badge tone={isIssued ? 'accent' : 'neutral'}>{isIssued ? 'Issued' : 'Open'}</Badge>
            {project && <ProjectLink project={project} showsId />}
            <span>{showMonth(month)}</span>
            {costCentre && <span>Cost centre {costCentre}</span>}
            {issuedAt && <span>{`Issued ${showDay(issuedAt)}${issuedBy ? ` by ${issuedBy.fullName}` : ''}`}</span>}
          </span>
        }
        actions={<StatementFiles statement={statement} />}
      />
      <Card title={`${showMoney(total, currency)} in all`}>
        {lines.length === 0 ? (
          <EmptyState>It has no line yet: what is used comes to it as it is issued.</EmptyState>
        ) : (
          <Table
            label="Lines"
            rows={lines}
            rowId={({ id }) => id}
            columns={columnsOf(currency, isIssued && mayManage ? setCorrecting : undefined)}
          />
        )}
      </Card>
      <Suspense>{correcting && <CorrectLine line={correcting} onClose={() => setCorrecting(null)} />}</Suspense>
    </>
  )
}

const sources = { ALLOCATION: 'Held', USAGE: 'Used', CORRECTION: 'Correction', CREDIT: 'Credit' } as const

function columnsOf(
  currency: string,
  onCorrect: ((line: StatementLineRowFragment) => void) | undefined,
): readonly TableColumn<StatementLineRowFragment>[] {
  return [
    { id: 'what', header: 'What', namesRow: true, cell: (line) => <What line={line} /> },
    { id: 'source', header: 'Kind', cell: ({ source }) => sources[source] },
    { id: 'month', header: 'For', cell: ({ forMonth }) => showMonth(forMonth.slice(0, 7)) },
    {
      id: 'quantity',
      header: 'Quantity',
      align: 'end',
      cell: ({ quantity, unit }) => (quantity === null ? '–' : `${showQuantity(quantity)} ${unit ?? ''}`),
    },
    {
      id: 'price',
      header: 'Price',
      align: 'end',
      cell: ({ price }) => (price === null ? '–' : showPrice(price, currency)),
    },
    {
      id: 'percent',
      header: 'Less',
      align: 'end',
      cell: ({ percent }) => (Number(percent) ? `${Number(percent)} %` : '–'),
    },
    { id: 'amount', header: 'Amount', align: 'end', cell: ({ amount }) => showMoney(amount, currency) },
    {
      id: 'acts',
      header: <span className="sr-only">Acts</span>,
      align: 'end',
      cell: (line) =>
        onCorrect &&
        line.quantity !== null &&
        line.source !== 'CORRECTION' && (
          <Button tone="quiet" aria-label={`Correct: ${line.what}`} onPress={() => onCorrect(line)}>
            Correct
          </Button>
        ),
    },
  ]
}

function What({ line: { what, reason, enteredBy } }: { readonly line: StatementLineRowFragment }) {
  return (
    <span className="flex flex-col">
      <span>{what}</span>
      {reason && (
        <span className="text-small text-dim">{`${reason}${enteredBy ? `, ${enteredBy.fullName}` : ''}`}</span>
      )}
    </span>
  )
}
