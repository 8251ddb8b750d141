import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Table } from '@tenure/ui/table'
import { UsageBar } from '@tenure/ui/usage-bar'
import { Suspense, useState } from 'react'
import type { CapRowFragment } from '../../../graphql/generated/cap-row.ts'
import { percentOf, showQuantity } from '../show-quantity.ts'
import { capPeriods } from './cap-periods.ts'

const SetCap = lazyPart(() => import('./set-cap.tsx'), 'SetCap')

interface CapsProps {
  readonly projectId: string
  readonly type: { readonly id: string; readonly name: string; readonly unit: string }
  readonly caps: readonly CapRowFragment[]
  readonly maySet: boolean
}

/** How much single people may use. */
export function Caps({ projectId, type, caps, maySet }: CapsProps) {
  const [open, setOpen] = useState<CapRowFragment | 'new' | null>(null)
  return (
    <Card
      title="Caps"
      lead="How much one person may use. Who has none may use all that is left."
      actions={maySet && <Button onPress={() => setOpen('new')}>Set a cap</Button>}
    >
      {caps.length === 0 ? (
        <EmptyState>Nobody has a cap.</EmptyState>
      ) : (
        <Table
          label={`Caps of ${type.name}`}
          rows={caps}
          rowId={({ person }) => person.id}
          columns={[
            { id: 'person', header: 'Person', cell: ({ person }) => person.fullName },
            { id: 'per', header: 'In each', cell: ({ per }) => capPeriods[per] },
            { id: 'amount', header: `Cap (${type.unit})`, align: 'end', cell: ({ amount }) => showQuantity(amount) },
            { id: 'used', header: 'Used', align: 'end', cell: ({ used }) => showQuantity(used) },
            {
              id: 'bar',
              header: 'Part used',
              cell: ({ person, used, amount }) => (
                <UsageBar label={`Cap of ${person.fullName}`} percent={percentOf(used, amount)} className="min-w-28" />
              ),
            },
            {
              id: 'verbs',
              header: <span className="sr-only">Acts</span>,
              align: 'end',
              cell: (cap) =>
                maySet && (
                  <Button
                    tone="quiet"
                    aria-label={`Change the cap of ${cap.person.fullName}`}
                    onPress={() => setOpen(cap)}
                  >
                    Change
                  </Button>
                ),
            },
          ]}
        />
      )}
      <Suspense>
        {open !== null && (
          <SetCap projectId={projectId} type={type} cap={open === 'new' ? null : open} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </Card>
  )
}
