import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { showDay } from '@tenure/ui/instant'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Table, type TableColumn } from '@tenure/ui/table'
import { Suspense, useState } from 'react'
import type { BilledSumRowFragment, BillingPageQuery } from '../../../graphql/generated/billing-page.ts'
import { ExportButton } from '../../../graphql/export-button.tsx'
import { ProjectLink } from '../project-link.tsx'
import { showMoney } from './money.ts'
import { showMonth } from './month.ts'

const IssueStatements = lazyPart(() => import('./issue-statements.tsx'), 'IssueStatements')

type Month = NonNullable<BillingPageQuery['billingMonth']>

interface MonthCardProps {
  readonly month: Month
  readonly issue: BillingPageQuery['issuedMonths']['edges'][number]['node'] | undefined
  readonly mayManage: boolean
  readonly onIssued: () => void
}

/** What a month comes to: as it was issued, or as it would be. */
export function MonthCard({ month, issue, mayManage, onIssued }: MonthCardProps) {
  const [isIssuing, setIssuing] = useState(false)
  const name = showMonth(month.month)
  const sum = month.totals.map(({ total, currency }) => showMoney(total, currency)).join(' and ')
  return (
    <>
      <Card
        title={
          <span className="flex items-center gap-2">
            {name}
            <Badge tone={month.issued ? 'accent' : 'neutral'}>{month.issued ? 'Issued' : 'Not issued'}</Badge>
          </span>
        }
        lead={leadOf(month, issue, sum)}
        actions={
          <>
            {month.issued && <ExportButton file={`statements/${month.month}.csv`}>Download CSV</ExportButton>}
            {mayManage && month.mayBeIssued && (
              <Button tone="primary" onPress={() => setIssuing(true)}>
                Issue the statements
              </Button>
            )}
          </>
        }
      >
        {month.projects.length === 0 ? (
          <EmptyState>Nothing is charged for {name}: a price is missing, or nothing was used or held.</EmptyState>
        ) : (
          <div className="flex flex-col gap-6">
            <Table label="By cost centre" rows={month.costCentres} rowId={keyOf} columns={ofCentres} />
            <Table label="By project" rows={month.projects} rowId={keyOf} columns={ofProjects} />
          </div>
        )}
      </Card>
      <Suspense>
        {isIssuing && <IssueStatements month={month} sum={sum} onIssued={onIssued} onClose={() => setIssuing(false)} />}
      </Suspense>
    </>
  )
}

function leadOf(month: Month, issue: MonthCardProps['issue'], sum: string): string {
  if (issue) {
    const by = issue.issuedBy ? `by ${issue.issuedBy.fullName}` : 'by itself'
    return `${sum || 'Nothing'} in all. Issued ${showDay(issue.issuedAt)} ${by}; it never changes.`
  }
  if (!sum) return 'Nothing in all.'
  if (month.mayBeIssued) return `${sum} in all, if it were issued now.`
  return `${sum} in all until now.`
}

const keyOf = ({ costCentre, currency, project }: BilledSumRowFragment) =>
  `${project?.id ?? ''} ${costCentre ?? ''} ${currency}`

const total: TableColumn<BilledSumRowFragment> = {
  id: 'total',
  header: 'Total',
  align: 'end',
  cell: (row) => showMoney(row.total, row.currency),
}
const lines: TableColumn<BilledSumRowFragment> = {
  id: 'lines',
  header: 'Lines',
  align: 'end',
  cell: (row) => String(row.lines),
}
const centre: TableColumn<BilledSumRowFragment> = {
  id: 'centre',
  header: 'Cost centre',
  cell: ({ costCentre }) => costCentre ?? <span className="text-dim">None named</span>,
}
const ofCentres = [centre, lines, total]
const ofProjects: readonly TableColumn<BilledSumRowFragment>[] = [
  {
    id: 'project',
    header: 'Project',
    namesRow: true,
    cell: ({ project }) =>
      project ? <ProjectLink project={project} showsId /> : <span className="text-dim">Not yours to see</span>,
  },
  centre,
  lines,
  total,
]
