import { Card } from '@tenure/ui/card'
import { KeyValue } from '@tenure/ui/key-value'
import type { OverviewProject } from './project-overview.tsx'

/** Who pays. Without it a project stays a draft. */
export function BillingCard({ billing, status }: Pick<OverviewProject, 'billing' | 'status'>) {
  if (!billing) {
    const lead = status === 'DRAFT' ? 'Not known yet. The project becomes active once it is.' : 'Not known.'
    return <Card title="Billing" lead={lead} />
  }
  return (
    <Card title="Billing">
      <KeyValue
        items={[
          { name: 'Cost centre', value: billing.costCentre },
          { name: 'Purchase order', value: billing.purchaseOrder },
          { name: 'Grant code', value: billing.grantCode },
          { name: 'Note', value: billing.note },
        ]}
      />
    </Card>
  )
}
