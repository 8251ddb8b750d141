import { FilterField } from '@tenure/ui/filter-field'
import { LinkButton } from '@tenure/ui/link-button'
import { PageHeader } from '@tenure/ui/page-header'
import { SegmentedControl } from '@tenure/ui/segmented-control'
import { showCount } from '@tenure/ui/show-count'
import type { ReactNode } from 'react'
import { SavedViews } from '../../../graphql/saved-views/saved-views.tsx'
import { useMay } from '../../../graphql/use-may.ts'
import type { AllocationsSearch } from './allocations-search.ts'

interface AllocationsHeaderProps {
  readonly search: AllocationsSearch
  readonly totalCount: number | undefined
  readonly change: (next: { readonly model?: string | undefined; readonly search?: string | undefined }) => void
  /** The button that grants, for those who may. */
  readonly grant: ReactNode
}

const models = [
  { id: 'ALL', name: 'All' },
  { id: 'SUBSCRIPTION', name: 'Subscription' },
  { id: 'CONDO', name: 'Condo' },
]

/** The head of the list: how many there are, the main filters, export and grant. */
export function AllocationsHeader({ search, totalCount, change, grant }: AllocationsHeaderProps) {
  const mayExport = useMay('facility:export')
  return (
    <PageHeader
      title="Allocations"
      lead={totalCount === undefined ? ' ' : showCount(totalCount, 'allocation')}
      actions={
        <>
          <SegmentedControl
            label="Model"
            options={models}
            value={search.model ?? 'ALL'}
            onChange={(model) => change({ model: model === 'ALL' ? undefined : model })}
          />
          <FilterField
            label="Filter by project, PI, resource"
            value={search.search ?? ''}
            onChange={(text) => change({ search: text || undefined })}
            className="wide:w-60"
          />
          <SavedViews page="allocations" />
          {mayExport && (
            <LinkButton href="/export/allocations.csv" download>
              Export
            </LinkButton>
          )}
          {grant !== false && <LinkButton href="/allocations/workbench">Workbench</LinkButton>}
          {grant}
        </>
      }
    />
  )
}
