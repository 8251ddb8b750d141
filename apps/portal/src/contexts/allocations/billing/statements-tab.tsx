import { Link } from '@tanstack/react-router'
import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { lazyPart } from '@tenure/ui/lazy-part'
import { rowLinkStyle } from '@tenure/ui/link-style'
import { Table, type TableColumn } from '@tenure/ui/table'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import { ProjectStatementsDocument } from '../../../graphql/generated/project-statements.ts'
import type { StatementRowFragment } from '../../../graphql/generated/statement-row.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { useMay } from '../../../graphql/use-may.ts'
import { useProjectId } from '../use-project-id.ts'
import { showMoney } from './money.ts'
import { showMonth } from './month.ts'
import { StatementFiles } from './statement-files.tsx'

const AddCredit = lazyPart(() => import('./add-credit.tsx'), 'AddCredit')
const ProjectClassDialog = lazyPart(() => import('./project-class-dialog.tsx'), 'ProjectClassDialog')

/** What a project was charged, month by month. */
export function StatementsTab() {
  const [{ data, error }, again] = useQuery({
    query: ProjectStatementsDocument,
    variables: { id: useProjectId() },
    requestPolicy: 'cache-and-network',
  })
  const mayManage = useMay('billing:manage')
  const [open, setOpen] = useState<'credit' | 'class' | null>(null)
  const reread = () => again({ requestPolicy: 'network-only' })
  const close = () => setOpen(null)
  return (
    <Reading data={data?.project} error={error} onRetry={reread}>
      {(project) => (
        <>
          <Card
            title="Statements"
            lead={project.projectClass ? `A project of the class ${project.projectClass.name}.` : undefined}
            actions={
              mayManage && (
                <>
                  <Button onPress={() => setOpen('class')}>Change the class</Button>
                  <Button onPress={() => setOpen('credit')}>Give a credit</Button>
                </>
              )
            }
          >
            {project.statements.edges.length === 0 ? (
              <EmptyState>Nothing was charged to {project.name} yet.</EmptyState>
            ) : (
              <Table
                label="Statements"
                rows={project.statements.edges.map(({ node }) => node)}
                rowId={({ id }) => id}
                columns={columns}
              />
            )}
          </Card>
          <Suspense>
            {open === 'credit' && <AddCredit project={project} onDone={reread} onClose={close} />}
            {open === 'class' && <ProjectClassDialog project={project} onDone={reread} onClose={close} />}
          </Suspense>
        </>
      )}
    </Reading>
  )
}

const columns: readonly TableColumn<StatementRowFragment>[] = [
  {
    id: 'month',
    header: 'Month',
    namesRow: true,
    cell: ({ id, month }) => (
      <Link to="/statements/$id" params={{ id }} className={rowLinkStyle}>
        {showMonth(month)}
      </Link>
    ),
  },
  { id: 'number', header: 'Number', cell: ({ number }) => number ?? '–' },
  {
    id: 'state',
    header: 'State',
    cell: ({ status }) => (
      <Badge tone={status === 'ISSUED' ? 'accent' : 'neutral'}>{status === 'ISSUED' ? 'Issued' : 'Open'}</Badge>
    ),
  },
  { id: 'centre', header: 'Cost centre', cell: ({ costCentre }) => costCentre ?? '–' },
  { id: 'total', header: 'Total', align: 'end', cell: ({ total, currency }) => showMoney(total, currency) },
  {
    id: 'files',
    header: <span className="sr-only">Files</span>,
    align: 'end',
    cell: (statement) => <StatementFiles statement={statement} />,
  },
]
