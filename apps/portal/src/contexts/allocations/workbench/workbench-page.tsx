import { Page } from '@tenure/ui/page'
import { EmptyState } from '@tenure/ui/empty-state'
import { Spinner } from '@tenure/ui/spinner'
import { useMemo } from 'react'
import { useQuery } from 'urql'
import { useAsOf } from '../../../graphql/as-of.ts'
import { WorkbenchViewerDocument } from '../../../graphql/generated/workbench-viewer.ts'
import { Workbench } from './workbench.tsx'

/** All allocations that this person may change, in one grid to write in. */
export function WorkbenchPage() {
  const [{ data }] = useQuery({ query: WorkbenchViewerDocument })
  const isPast = useAsOf() !== null
  const [tenant, person] = [data?.viewer.tenant.id, data?.viewer.user.id]
  const keeper = useMemo(() => (tenant && person ? { tenant, person } : null), [tenant, person])
  return (
    <Page isGrid>
      <title>Allocations workbench · Tenure</title>
      {isPast ? (
        <EmptyState>The past stays as it was. Go back to now to change allocations.</EmptyState>
      ) : keeper ? (
        <Workbench key={`${tenant} ${person}`} keeper={keeper} />
      ) : (
        <Spinner label="Opening the workbench" />
      )}
    </Page>
  )
}
