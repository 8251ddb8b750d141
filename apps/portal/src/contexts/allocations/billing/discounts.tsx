import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { showDay } from '@tenure/ui/instant'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Table, type TableColumn } from '@tenure/ui/table'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import { type DiscountRowFragment, DiscountsDocument } from '../../../graphql/generated/discounts.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { lastDayOf } from '../day.ts'

const CreateClass = lazyPart(() => import('./create-class.tsx'), 'CreateClass')
const SetDiscount = lazyPart(() => import('./set-discount.tsx'), 'SetDiscount')
const ClearDiscount = lazyPart(() => import('./clear-discount.tsx'), 'ClearDiscount')

/** Which classes of project pay less, and of what. */
export function Discounts({ mayManage }: { readonly mayManage: boolean }) {
  const [{ data, error }, again] = useQuery({ query: DiscountsDocument, requestPolicy: 'cache-and-network' })
  const [open, setOpen] = useState<'class' | 'set' | DiscountRowFragment | null>(null)
  const reread = () => again({ requestPolicy: 'network-only' })
  const close = () => setOpen(null)
  const classes = data?.projectClasses ?? []
  const columns: readonly TableColumn<DiscountRowFragment>[] = [
    { id: 'class', header: 'Class of project', namesRow: true, cell: ({ projectClass }) => projectClass.name },
    { id: 'type', header: 'Of', cell: ({ resourceType }) => resourceType?.name ?? 'Everything else' },
    { id: 'percent', header: 'Less', align: 'end', cell: ({ percent }) => `${Number(percent)} %` },
    { id: 'from', header: 'From', cell: ({ validFrom }) => showDay(validFrom) },
    {
      id: 'until',
      header: 'Last day',
      cell: ({ validUntil }) => (validUntil ? showDay(lastDayOf(validUntil)) : 'Stays'),
    },
    {
      id: 'acts',
      header: <span className="sr-only">Acts</span>,
      align: 'end',
      cell: (discount) =>
        mayManage &&
        discount.validUntil === null && (
          <Button
            tone="quiet"
            aria-label={`End: the discount of ${discount.projectClass.name}`}
            onPress={() => setOpen(discount)}
          >
            End
          </Button>
        ),
    },
  ]
  const acts = mayManage && (
    <>
      <Button onPress={() => setOpen('class')}>New class</Button>
      {classes.length > 0 && <Button onPress={() => setOpen('set')}>Set a discount</Button>}
    </>
  )
  return (
    <Card
      title="Classes and discounts"
      lead={classes.length > 0 ? `Classes of project: ${classes.map(({ name }) => name).join(', ')}.` : undefined}
      actions={acts}
    >
      <Reading data={data} error={error} onRetry={reread}>
        {({ discounts }) =>
          discounts.edges.length === 0 ? (
            <EmptyState>Every project pays the same. A class of project can pay less.</EmptyState>
          ) : (
            <Table
              label="Discounts"
              rows={discounts.edges.map(({ node }) => node)}
              rowId={({ id }) => id}
              columns={columns}
            />
          )
        }
      </Reading>
      <Suspense>
        {open === 'class' && <CreateClass onDone={reread} onClose={close} />}
        {open === 'set' && <SetDiscount classes={classes} onDone={reread} onClose={close} />}
        {open !== null && typeof open === 'object' && <ClearDiscount discount={open} onDone={reread} onClose={close} />}
      </Suspense>
    </Card>
  )
}
