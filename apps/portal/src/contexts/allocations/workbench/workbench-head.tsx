import { Button } from '@tenure/ui/button'
import { FilterField } from '@tenure/ui/filter-field'
import { PageHeader } from '@tenure/ui/page-header'
import { SegmentedControl } from '@tenure/ui/segmented-control'
import { showCount } from '@tenure/ui/show-count'
import { groupingWords } from './model/groups.ts'
import { type Grouping, groupings } from './workbench-search.ts'

interface WorkbenchHeadProps {
  readonly shown: number
  readonly read: number
  readonly total: number | undefined
  readonly isComplete: boolean
  readonly filter: string
  readonly group: Grouping
  readonly change: (next: { readonly search?: string | undefined; readonly group?: Grouping | undefined }) => void
  readonly onAdd: () => void
}

const options = groupings.map((id) => ({ id, name: groupingWords[id] }))

/** The head of the workbench: how many rows there are, the filter, the grouping, and a new row. */
export function WorkbenchHead({ shown, read, total, isComplete, filter, group, change, onAdd }: WorkbenchHeadProps) {
  const lead = isComplete
    ? `${showCount(shown, 'allocation')} you may change`
    : `Reading ${read.toLocaleString('en-GB')} of ${(total ?? 0).toLocaleString('en-GB')}`
  return (
    <PageHeader
      title="Allocations workbench"
      lead={total === undefined ? ' ' : lead}
      actions={
        <>
          <SegmentedControl
            label="Group the rows"
            options={options}
            value={group}
            onChange={(next) => change({ group: next === 'NONE' ? undefined : (next as Grouping) })}
          />
          <FilterField
            label="Filter rows"
            value={filter}
            onChange={(text) => change({ search: text || undefined })}
            className="wide:w-60"
          />
          <Button onPress={onAdd}>New row</Button>
        </>
      }
    />
  )
}
