import { showDay, showLastDay } from '@tenure/ui/instant'
import { Table } from '@tenure/ui/table'
import type { AllocationPeekQuery } from '../../../graphql/generated/allocation-peek.ts'
import { showQuantity } from '../show-quantity.ts'

type Period = NonNullable<AllocationPeekQuery['allocation']>['periods'][number]

interface AllocationPeriodsProps {
  readonly periods: readonly Period[]
  readonly unit: string
}

/** A year of periods, newest first. */
export function AllocationPeriods({ periods, unit }: AllocationPeriodsProps) {
  const latest = periods.slice(-12).reverse()
  return (
    <section className="flex flex-col gap-1">
      <h3>
        {periods.length > latest.length ? `The last ${latest.length} of ${periods.length} periods` : 'Periods'}
        <span className="font-normal text-dim">, in {unit}</span>
      </h3>
      <Table<Period>
        label="Periods"
        rows={latest}
        rowId={({ k }) => String(k)}
        columns={[
          { id: 'from', header: 'From', cell: ({ startsAt }) => showDay(startsAt) },
          { id: 'to', header: 'To', cell: ({ endsAt }) => showLastDay(endsAt) },
          { id: 'quantity', header: 'Granted', align: 'end', cell: ({ quantity }) => showQuantity(quantity) },
          { id: 'drawn', header: 'Drawn', align: 'end', cell: ({ drawn }) => showQuantity(drawn) },
        ]}
      />
    </section>
  )
}
