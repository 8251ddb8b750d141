import { Badge } from '@tenure/ui/badge'
import { Card } from '@tenure/ui/card'
import { showDay, showLastDay } from '@tenure/ui/instant'
import { StepChart } from '@tenure/ui/step-chart'
import { showQuantity } from '../show-quantity.ts'
import { burnDownSeries } from './burn-down-series.ts'
import { decimal, total, units } from './exact.ts'
import type { UsedProject } from './project-usage.tsx'

type Period = NonNullable<UsedProject['allocations']['edges'][number]['node']['burnDown']>

const like = {
  PERIOD: 'as in the period so far',
  LAST_7_DAYS: 'as in the last 7 days',
  LAST_30_DAYS: 'as in the last 30 days',
} as const

/** How a period is used up day by day, and where it leads. */
export function BurnDown({ period, unit }: { readonly period: Period; readonly unit: string }) {
  const drawn = total(period.days.map(({ amount }) => amount))
  const left = units(period.quantity) - units(drawn)
  const rest =
    left < 0n ? `${showQuantity(decimal(-left))} ${unit} more than there is` : `${showQuantity(decimal(left))} left`
  const sentence = `${showQuantity(drawn)} of ${showQuantity(period.quantity)} ${unit} are used until now: ${rest}.`
  const alert = period.alerts.at(-1)
  return (
    <Card
      title={`Burn-down, ${showDay(period.startsAt)} to ${showLastDay(period.endsAt)}`}
      lead={
        alert && (
          <Badge tone={alert.threshold === 100 ? 'bad' : 'warn'}>
            {alert.threshold} % told on {showDay(alert.raisedAt)}
          </Badge>
        )
      }
    >
      <StepChart
        series={burnDownSeries(period)}
        span={{ from: period.startsAt, until: period.endsAt }}
        unit={unit}
        sentence={sentence}
      />
      {period.projections.length > 0 && (
        <section className="flex flex-col gap-1">
          <h3>If it goes on …</h3>
          <ul className="flex flex-col gap-1 text-dim">
            {period.projections.map(({ basis, total: projected, runsOutAt }) => (
              <li key={basis}>
                … {like[basis]}, {showQuantity(projected)} {unit} are used at the end
                {runsOutAt === null ? '.' : `, and nothing is left from ${showDay(runsOutAt)} on.`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Card>
  )
}
