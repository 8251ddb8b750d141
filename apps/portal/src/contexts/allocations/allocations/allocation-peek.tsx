import { KeyValue } from '@tenure/ui/key-value'
import { showDay, showLastDay } from '@tenure/ui/instant'
import { Skeleton } from '@tenure/ui/skeleton'
import { useQuery } from 'urql'
import { AllocationPeekDocument } from '../../../graphql/generated/allocation-peek.ts'
import { ProjectLink } from '../project-link.tsx'
import { showQuantity } from '../show-quantity.ts'
import { renewalWords, stateWords } from '../words.ts'
import { AllocationPeriods } from './allocation-periods.tsx'
import { DrawnBar } from './drawn-bar.tsx'
import { EndsCell } from './ends-cell.tsx'
import { ModelBadge } from './model-badge.tsx'
import { PeekVerbs } from './peek-verbs.tsx'
import { VerbDialogs } from './verb-dialogs.tsx'

/** An allocation from the side: its figures, its periods, and what can be done to it. */
export function AllocationPeek({ id }: { readonly id: string }) {
  const [{ data }] = useQuery({ query: AllocationPeekDocument, variables: { id } })
  const allocation = data?.allocation
  if (!allocation) return <Skeleton className="h-4 w-40" />
  const { resourceType, model, project } = allocation
  const quantity = (amount: string) => `${showQuantity(amount)} ${resourceType.unit}`
  return (
    <VerbDialogs>
      <div className="flex flex-col gap-5">
        <header className="flex flex-col gap-1">
          <h3 className="text-title">{resourceType.name}</h3>
          <p className="flex min-w-0 items-center gap-2">
            <ProjectLink project={project} showsId />
            <ModelBadge model={model} />
          </p>
        </header>
        <DrawnBar of={allocation} />
        <KeyValue
          items={[
            { name: 'Allocated', value: quantity(allocation.quantity) },
            { name: 'Drawn', value: quantity(allocation.drawn) },
            { name: 'Left', value: quantity(allocation.remaining) },
            { name: 'State', value: stateWords[allocation.state] },
            { name: 'Period', value: `${showDay(allocation.periodStart)} to ${showLastDay(allocation.periodEnd)}` },
            { name: 'Ends', value: <EndsCell of={allocation} /> },
            { name: 'At the end', value: model === 'CONDO' ? null : renewalWords[allocation.renewal] },
            {
              name: 'Lifetime',
              value: allocation.lifetimeMonths === null ? null : `${allocation.lifetimeMonths} months`,
            },
            { name: 'PI', value: project.piOwner.fullName },
            { name: 'Data share', value: allocation.dataShare?.name ?? null },
            { name: 'Ended because', value: allocation.endedReason },
            { name: 'Note', value: allocation.note },
            { name: 'External key', value: allocation.externalKey },
          ]}
        />
        <PeekVerbs allocation={allocation} />
        <AllocationPeriods periods={allocation.periods} unit={resourceType.unit} />
      </div>
    </VerbDialogs>
  )
}
