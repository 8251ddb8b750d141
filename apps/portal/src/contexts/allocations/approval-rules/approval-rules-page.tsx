import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { Skeleton } from '@tenure/ui/skeleton'
import { Table, type TableColumn } from '@tenure/ui/table'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import {
  type ApprovalRuleRowFragment,
  ApprovalRulesPageDocument,
} from '../../../graphql/generated/approval-rules-page.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { useMay } from '../../../graphql/use-may.ts'
import { whichRequests, whoApproves } from './rule-sentence.ts'

const RuleForm = lazyPart(() => import('./rule-form.tsx'), 'RuleForm')
const RetireRule = lazyPart(() => import('./retire-rule.tsx'), 'RetireRule')

type Row = ApprovalRuleRowFragment
type Open = { readonly verb: 'create' } | { readonly verb: 'edit' | 'retire'; readonly rule: Row }

/** Whose approval requests need. */
export function ApprovalRulesPage() {
  const [{ data, error }, again] = useQuery({ query: ApprovalRulesPageDocument, requestPolicy: 'cache-and-network' })
  const [open, setOpen] = useState<Open | null>(null)
  const mayCreate = useMay('tenant:update')
  const reread = () => again({ requestPolicy: 'network-only' })
  const close = () => setOpen(null)
  const rules = data?.approvalRules.filter(({ retiredAt }) => retiredAt === null)
  const create = mayCreate && (
    <Button tone="primary" onPress={() => setOpen({ verb: 'create' })}>
      New rule
    </Button>
  )
  const columns: readonly TableColumn<Row>[] = [
    { id: 'name', header: 'Rule', cell: ({ name }) => name },
    { id: 'which', header: 'Requests', cell: whichRequests },
    { id: 'who', header: 'Approved by', cell: whoApproves },
    {
      id: 'verbs',
      header: <span className="sr-only">Acts</span>,
      align: 'end',
      cell: (rule) =>
        rule.viewerCan.update && (
          <span className="inline-flex gap-1">
            <Button tone="quiet" aria-label={`Edit ${rule.name}`} onPress={() => setOpen({ verb: 'edit', rule })}>
              Edit
            </Button>
            <Button tone="quiet" aria-label={`Retire ${rule.name}`} onPress={() => setOpen({ verb: 'retire', rule })}>
              Retire
            </Button>
          </span>
        ),
    },
  ]
  return (
    <Page>
      <title>Approval rules · Tenure</title>
      <PageHeader
        title="Approval rules"
        lead="A request needs every rule that matches it; one that matches none is decided by a resource manager of the facility."
        actions={rules && rules.length > 0 && create}
      />
      {error && !rules && <ReadFailed error={error} onRetry={reread} />}
      {!rules && !error && <Skeleton className="h-40 w-full" />}
      {rules?.length === 0 && (
        <Card>
          <EmptyState action={create}>
            There is no rule: one resource manager of the facility decides each request.
          </EmptyState>
        </Card>
      )}
      {rules && rules.length > 0 && (
        <Card>
          <Table label="Approval rules" rows={rules} rowId={({ id }) => id} columns={columns} />
        </Card>
      )}
      <Suspense>
        {open?.verb === 'create' && <RuleForm onDone={reread} onClose={close} />}
        {open?.verb === 'edit' && <RuleForm rule={open.rule} onDone={reread} onClose={close} />}
        {open?.verb === 'retire' && <RetireRule rule={open.rule} onDone={reread} onClose={close} />}
      </Suspense>
    </Page>
  )
}
