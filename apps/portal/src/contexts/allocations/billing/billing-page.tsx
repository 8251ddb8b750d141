import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { Select } from '@tenure/ui/select'
import { useState } from 'react'
import { useQuery } from 'urql'
import { BillingPageDocument } from '../../../graphql/generated/billing-page.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { useMay } from '../../../graphql/use-may.ts'
import { Discounts } from './discounts.tsx'
import { MonthCard } from './month-card.tsx'
import { monthsUntil, showMonth } from './month.ts'
import { Rates } from './rates.tsx'

/** What the facility charges: month by month, by what prices, with what discounts. */
export function BillingPage() {
  const [months] = useState(() => monthsUntil(25, new Date()).map((id) => ({ id, name: showMonth(id) })))
  const [month, setMonth] = useState(months[1]?.id ?? '')
  const mayManage = useMay('billing:manage')
  const [{ data, error, stale }, again] = useQuery({
    query: BillingPageDocument,
    variables: { month },
    requestPolicy: 'cache-and-network',
  })
  return (
    <Page>
      <title>Billing · Tenure</title>
      <PageHeader
        title="Billing"
        lead="What each project and each cost centre is charged, month by month."
        actions={<Select label="Month" options={months} value={month} onChange={setMonth} />}
      />
      <Reading data={data} error={error} onRetry={() => again({ requestPolicy: 'network-only' })} lines={8}>
        {({ billingMonth, issuedMonths }) =>
          billingMonth === null ? (
            <p className="text-dim">What is charged is not yours to see.</p>
          ) : (
            <div aria-busy={stale}>
              <MonthCard
                month={billingMonth}
                issue={issuedMonths.edges.map(({ node }) => node).find((one) => one.month === billingMonth.month)}
                mayManage={mayManage}
                onIssued={() => again({ requestPolicy: 'network-only' })}
              />
            </div>
          )
        }
      </Reading>
      <Rates mayManage={mayManage} />
      <Discounts mayManage={mayManage} />
    </Page>
  )
}
