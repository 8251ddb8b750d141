import { Badge } from '@tenure/ui/badge'
import { Card } from '@tenure/ui/card'
import { DiffView } from '@tenure/ui/diff-view'
import { FigureCard } from '@tenure/ui/figure-card'
import { KeyValue } from '@tenure/ui/key-value'
import { Table, type TableColumn } from '@tenure/ui/table'
import { UsageBar } from '@tenure/ui/usage-bar'

const rows = [
  {
    id: '1',
    resource: 'GPU hours',
    model: 'Subscription',
    used: '612,480',
    allocated: '1,000,000',
    percent: 61,
    ends: '31 Dec 2026',
  },
  {
    id: '2',
    resource: 'Project storage (TB)',
    model: 'Condo',
    used: '182.4',
    allocated: '400',
    percent: 46,
    ends: '30 Jun 2030',
  },
  {
    id: '3',
    resource: 'Scratch storage (TB)',
    model: 'Subscription',
    used: '51.9',
    allocated: '50',
    percent: 104,
    ends: '31 Dec 2026',
  },
]

const columns: readonly TableColumn<(typeof rows)[number]>[] = [
  { id: 'resource', header: 'Resource', cell: ({ resource }) => resource },
  {
    id: 'model',
    header: 'Model',
    cell: ({ model }) => <Badge tone={model === 'Condo' ? 'violet' : 'neutral'}>{model}</Badge>,
  },
  { id: 'used', header: 'Used', align: 'end', cell: ({ used }) => used },
  { id: 'allocated', header: 'Allocated', align: 'end', cell: ({ allocated }) => allocated },
  {
    id: 'share',
    header: 'Share of allocation',
    cell: ({ resource, percent }) => <UsageBar label={`${resource} used`} percent={percent} />,
  },
  { id: 'ends', header: 'Ends', align: 'end', cell: ({ ends }) => ends },
]

/** Facts, differences, short tables. */
export function GalleryRecords() {
  return (
    <>
      <FigureCard title="Left this month" figure="387,520" unit="GPU hours">
        Of 1,000,000 granted; enough for about 19 days at the last 30 days’ rate.
      </FigureCard>
      <Card title="Project">
        <KeyValue
          items={[
            { name: 'Public id', value: 'AB-12' },
            { name: 'PI', value: 'Amara Osei' },
            { name: 'Data steward', value: 'Jonas Berg, the project’s default' },
            { name: 'State', value: <Badge tone="accent">Active</Badge> },
          ]}
        />
      </Card>
      <Card title="Version 3">
        <DiffView
          label="Version 3"
          differences={[
            { field: 'Quantity', before: '8,000', after: '10,000' },
            { field: 'Note', before: null, after: 'Granted for the autumn campaign' },
          ]}
        />
      </Card>
      <Card title="Allocations">
        <Table label="Allocations" rows={rows} rowId={({ id }) => id} columns={columns} />
      </Card>
    </>
  )
}
