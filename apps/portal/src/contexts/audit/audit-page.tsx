import { useNavigate, useSearch } from '@tanstack/react-router'
import { DataGrid } from '@tenure/ui/data-grid'
import { EmptyState } from '@tenure/ui/empty-state'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { AuditPageDocument } from '../../graphql/generated/audit-page.ts'
import { ReadFailed } from '../../graphql/read-failed.tsx'
import { usePages } from '../../graphql/use-pages.ts'
import { auditColumns } from './audit-columns.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { auditPeekId } from './audit-id.ts'
import { ProofButton } from './proof/proof-button.tsx'
import { type AuditSearch, filterOf, isFiltered, readAuditSearch } from './audit-search.ts'

/** Who did what to which row, newest first. Filters and the row looked at live in the address. */
export function AuditPage() {
  const address = useSearch({ from: '/in/audit' })
  const navigate = useNavigate({ from: '/audit' })
  const { rows, isLoading, more, error, retry } = usePages({
    document: AuditPageDocument,
    variables: { filter: filterOf(address) },
    connection: (data) => data.auditLogs,
  })
  const change = (next: Partial<Record<keyof AuditSearch, string | undefined>>) =>
    void navigate({ search: ({ peek: _peek, ...before }) => readAuditSearch({ ...before, ...next }), replace: true })
  return (
    <Page isGrid>
      <title>Audit · Tenure</title>
      <PageHeader
        title="Audit"
        lead="Every change, written with the change itself. Never edited, never removed."
        actions={<ProofButton filter={filterOf(address)} />}
      />
      <AuditFilters search={address} change={change} />
      {error && <ReadFailed error={error} onRetry={retry} />}
      <DataGrid
        label="Audit log"
        columns={auditColumns}
        rows={rows}
        rowId={({ id }) => id}
        onEndReached={more}
        onOpen={(row) => void navigate({ search: (before) => ({ ...before, peek: auditPeekId(row) }) })}
        isLoading={isLoading}
        empty={
          error ? null : (
            <EmptyState>
              {isFiltered(address)
                ? 'Nothing was done that fits these filters.'
                : 'Nothing has been recorded that you may see.'}
            </EmptyState>
          )
        }
      />
    </Page>
  )
}
