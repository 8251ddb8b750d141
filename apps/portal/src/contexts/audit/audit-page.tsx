import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { DataGrid } from '@tenure/ui/data-grid'
import { EmptyState } from '@tenure/ui/empty-state'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { Skeleton } from '@tenure/ui/skeleton'
import { Suspense } from 'react'
import { AuditPageDocument } from '../../graphql/generated/audit-page.ts'
import { ReadFailed } from '../../graphql/read-failed.tsx'
import { SavedViews } from '../../graphql/saved-views/saved-views.tsx'
import { usePages } from '../../graphql/use-pages.ts'
import { auditColumns } from './audit-columns.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { auditPeekId } from './audit-id.ts'
import { ProofButton } from './proof/proof-button.tsx'
import { type AuditSearch, filterOf, isFiltered, readAuditSearch } from './audit-search.ts'
import { LifeNotice } from './life-notice.tsx'
import { LookFurther } from './look-further.tsx'

const ActivityPicture = lazyPart(() => import('./activity/activity-picture.tsx'), 'ActivityPicture')
const AuditFacets = lazyPart(() => import('./audit-facets.tsx'), 'AuditFacets')

const parts = [
  { id: 'activity', name: 'Activity' },
  { id: 'counts', name: 'Counts' },
] as const

// Beside a peek there is room for what tells rows apart; the peek itself shows the rest.
const hiddenBesidePeek = ['project', 'changes']
const none: readonly string[] = []

/** Who did what to which row, newest first. Filters, what is shown beside it and the row looked at live in the address. */
export function AuditPage() {
  const address = useSearch({ from: '/in/audit' })
  const peek = useSearch({ strict: false, select: (search: { readonly peek?: string }) => search.peek })
  const navigate = useNavigate({ from: '/audit' })
  const filter = filterOf(address)
  const { rows, isLoading, hasMore, more, error, retry } = usePages({
    document: AuditPageDocument,
    variables: { filter },
    connection: (data) => data.auditLogs,
  })
  const change = (next: Partial<Record<keyof AuditSearch, string | undefined>>) =>
    void navigate({ search: ({ peek: _peek, ...before }) => readAuditSearch({ ...before, ...next }), replace: true })
  const shown = new Set((address.show ?? '').split(' '))
  const toggle = (part: string) => {
    const next = parts.map(({ id }) => id as string).filter((id) => (id === part ? !shown.has(id) : shown.has(id)))
    change({ show: next.join(' ') || undefined })
  }
  return (
    <Page isGrid>
      <title>Audit · Tenure</title>
      <PageHeader
        title="Audit"
        lead="Every change, written with the change itself. Never edited, never removed."
        actions={
          <>
            {parts.map(({ id, name }) => (
              <Button
                key={id}
                aria-pressed={shown.has(id)}
                className={shown.has(id) ? 'border-accent! text-accent!' : ''}
                onPress={() => toggle(id)}
              >
                {name}
              </Button>
            ))}
            <SavedViews page="audit" />
            <ProofButton filter={filter} />
          </>
        }
      />
      <AuditFilters search={address} change={change} />
      {address.about !== undefined && (
        <LifeNotice id={address.about} {...{ rows, hasMore }} onEnd={() => change({ about: undefined })} />
      )}
      <Suspense fallback={<Skeleton className="h-32 w-full" />}>
        {shown.has('activity') && <ActivityPicture search={address} change={change} />}
      </Suspense>
      {error && <ReadFailed error={error} onRetry={retry} />}
      <div className="flex min-h-0 grow flex-col px-0! wide:flex-row">
        <Suspense>
          {shown.has('counts') && (
            <div className="max-h-60 shrink-0 overflow-y-auto border-t border-line px-4 pt-3 pb-4 off-paper wide:max-h-none wide:w-64 wide:border-e wide:ps-5">
              <AuditFacets search={address} change={change} />
            </div>
          )}
        </Suspense>
        <div className="flex min-h-0 min-w-0 grow flex-col">
          <DataGrid
            label="Audit log"
            columns={auditColumns}
            rows={rows}
            rowId={({ id }) => id}
            onEndReached={more}
            onOpen={(row) => void navigate({ search: (before) => ({ ...before, peek: auditPeekId(row) }) })}
            isLoading={isLoading}
            hiddenColumns={peek === undefined ? none : hiddenBesidePeek}
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
          {hasMore && rows.length % 100 !== 0 && <LookFurther isLoading={isLoading} onPress={more} />}
        </div>
      </div>
    </Page>
  )
}
