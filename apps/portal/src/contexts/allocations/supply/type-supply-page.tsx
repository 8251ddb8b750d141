import { useParams } from '@tanstack/react-router'
import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { EmptyState } from '@tenure/ui/empty-state'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import { TypeSupplyDocument, type TypeSupplyQuery } from '../../../graphql/generated/type-supply.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { monthsLater, today } from '../day.ts'
import { Overcommitments } from './overcommitments.tsx'
import { SuppliesCard, type SupplyVerb } from './supplies-card.tsx'
import { SupplyMonths } from './supply-months.tsx'
import { SupplyOverTime } from './supply-over-time.tsx'
import { policyWord, supplyUnit } from './supply-words.ts'

const ChangeSupplyPolicy = lazyPart(() => import('./change-supply-policy.tsx'), 'ChangeSupplyPolicy')
const AddResourceSupply = lazyPart(() => import('./add-resource-supply.tsx'), 'AddResourceSupply')
const EditResourceSupply = lazyPart(() => import('./edit-resource-supply.tsx'), 'EditResourceSupply')
const EndResourceSupply = lazyPart(() => import('./end-resource-supply.tsx'), 'EndResourceSupply')

/** A resource type with what the facility has of it. */
export type TypeSupply = Extract<NonNullable<TypeSupplyQuery['node']>, { readonly __typename: 'ResourceType' }>

const MONTHS = 24

/** The supply of one type: over time, by the month, what it is made of, and who went beyond it. */
export function TypeSupplyPage() {
  const { typeId } = useParams({ from: '/in/supply/$typeId' })
  const [span] = useState(spanOfPage)
  const [{ data, error, fetching }, again] = useQuery({
    query: TypeSupplyDocument,
    variables: { id: typeId, from: span.from, to: span.until, months: MONTHS },
    requestPolicy: 'cache-and-network',
  })
  const [open, setOpen] = useState<SupplyVerb | null>(null)
  const close = () => setOpen(null)
  const type = data?.node?.__typename === 'ResourceType' ? data.node : undefined
  if (data && !type && !fetching)
    return (
      <Page>
        <PageHeader title="Supply" />
        <EmptyState>There is no resource type of this address.</EmptyState>
      </Page>
    )
  return (
    <Page>
      <title>{`Supply of ${type?.name ?? '…'} · Tenure`}</title>
      <Reading data={type} error={error} onRetry={() => again({ requestPolicy: 'network-only' })} lines={12}>
        {(there) => (
          <>
            <PageHeader
              title={
                <span className="flex flex-wrap items-center gap-2">
                  Supply of {there.name}
                  <Badge tone={there.supplyPolicy === 'UNLIMITED' ? 'neutral' : 'accent'}>
                    {policyWord(there.supplyPolicy)}
                  </Badge>
                </span>
              }
              lead={`In ${supplyUnit(there)}, over the next two years.`}
              actions={
                there.viewerCan.update && (
                  <>
                    <Button onPress={() => setOpen({ verb: 'policy' })}>Change the limit</Button>
                    <Button tone="primary" onPress={() => setOpen({ verb: 'add' })}>
                      Add supply
                    </Button>
                  </>
                )
              }
            />
            <SupplyOverTime type={there} span={span} />
            <SuppliesCard type={there} onVerb={setOpen} />
            <SupplyMonths type={there} />
            {there.overcommitments.edges.length > 0 && <Overcommitments type={there} />}
            <Suspense>
              {open?.verb === 'policy' && <ChangeSupplyPolicy type={there} onClose={close} />}
              {open?.verb === 'add' && <AddResourceSupply type={there} onClose={close} />}
              {open?.verb === 'edit' && <EditResourceSupply type={there} supply={open.supply} onClose={close} />}
              {open?.verb === 'end' && <EndResourceSupply type={there} supply={open.supply} onClose={close} />}
            </Suspense>
          </>
        )}
      </Reading>
    </Page>
  )
}

function spanOfPage() {
  const first = `${today().slice(0, 7)}-01`
  return { from: `${first}T00:00:00.000Z`, until: `${monthsLater(first, MONTHS)}T00:00:00.000Z` }
}
