import { Link } from '@tanstack/react-router'
import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { rowLinkStyle } from '@tenure/ui/link-style'
import type { TableColumn } from '@tenure/ui/table'
import { UsageBar } from '@tenure/ui/usage-bar'
import type { ResourceTypesPageQuery } from '../../../graphql/generated/resource-types-page.ts'
import { percentOf, showQuantity } from '../show-quantity.ts'

/** A resource type with its totals over the projects this person may see. */
export type TypeWithTotals = ResourceTypesPageQuery['resourceTypes'][number]

/** Opens the form of a verb on a resource type. */
export type OnTypeVerb = (verb: 'edit' | 'count' | 'retire' | 'questions', type: TypeWithTotals) => void

/** How a resource type stands in the list. */
export function resourceTypeColumns(onVerb: OnTypeVerb): readonly TableColumn<TypeWithTotals>[] {
  return [
    { id: 'name', header: 'Name', cell: (type) => <TypeName type={type} /> },
    { id: 'unit', header: 'Unit', cell: ({ unit }) => <span className="text-dim">{unit}</span> },
    { id: 'projects', header: 'Projects', align: 'end', cell: ({ entitlementTotals: { projects } }) => projects },
    { id: 'own', header: 'Granted', align: 'end', cell: ({ entitlementTotals: { own } }) => showQuantity(own) },
    { id: 'lent', header: 'Lent', align: 'end', cell: ({ entitlementTotals: { lent } }) => showQuantity(lent) },
    { id: 'drawn', header: 'Drawn', align: 'end', cell: ({ entitlementTotals: { drawn } }) => showQuantity(drawn) },
    {
      id: 'left',
      header: 'Left',
      align: 'end',
      cell: ({ entitlementTotals: { headroom } }) => showQuantity(headroom),
    },
    {
      id: 'bar',
      header: 'Share drawn',
      cell: ({ name, entitlementTotals: { drawn, own } }) => (
        <UsageBar label={`${name} drawn`} percent={percentOf(drawn, own)} className="min-w-36" />
      ),
    },
    {
      id: 'verbs',
      header: <span className="sr-only">Acts</span>,
      align: 'end',
      cell: (type) => <Verbs type={type} onVerb={onVerb} />,
    },
  ]
}

function TypeName({
  type: { id, name, isStorageType, grantedByRequest, retiredAt },
}: {
  readonly type: TypeWithTotals
}) {
  return (
    <span className="flex items-center gap-2">
      <Link to="/allocations" search={{ type: id }} className={rowLinkStyle}>
        {name}
      </Link>
      {isStorageType && <Badge tone="blue">Storage</Badge>}
      {grantedByRequest && <Badge tone="violet">By request</Badge>}
      {retiredAt !== null && <Badge tone="warn">Retired</Badge>}
    </span>
  )
}

function Verbs({ type, onVerb }: { readonly type: TypeWithTotals; readonly onVerb: OnTypeVerb }) {
  if (!type.viewerCan.update) return null
  return (
    <span className="inline-flex gap-1">
      <Button tone="quiet" aria-label={`Edit ${type.name}`} onPress={() => onVerb('edit', type)}>
        Edit
      </Button>
      <Button tone="quiet" aria-label={`Questions of ${type.name}`} onPress={() => onVerb('questions', type)}>
        Questions
      </Button>
      <Button tone="quiet" aria-label={`Counting of ${type.name}`} onPress={() => onVerb('count', type)}>
        Counting
      </Button>
      {type.retiredAt === null && (
        <Button tone="quiet" aria-label={`Retire ${type.name}`} onPress={() => onVerb('retire', type)}>
          Retire
        </Button>
      )}
    </span>
  )
}
