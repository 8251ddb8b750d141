import type { Place } from '../../../kernel/compiled/declare.ts'
import { can, isOf } from '../../projects/index.ts'

// What allocation-figures.ts and access.ts say of an allocation, for answers of one statement.

const runs = (x: string, now: string) => `${x}.starts_at <= ${now} and (${x}.ends_at is null or ${x}.ends_at > ${now})`

/** The period whose row covers now, where it is written. */
const written = ({ beside, now }: Place) =>
  beside(
    'written',
    (x) =>
      `select p.starts_at, p.ends_at, p.quantity from allocations.allocation_periods p where p.tenant_id = ${x}.tenant_id and p.allocation_id = ${x}.id and p.starts_at <= ${now} and p.ends_at > ${now}`,
  )

/** The period that runs: as written; of a renewing subscription counted on from its anchor; else as its header knows it. */
function running(place: Place): string {
  const { beside, now } = place
  const p = written(place)
  return beside(
    'running',
    (
      x,
    ) => `select coalesce(${p}.starts_at, c.starts_at, ${x}.period_start) as starts_at, coalesce(${p}.ends_at, c.ends_at, ${x}.period_end) as ends_at
      from (select 1) one left join (
        select (u.anchor + make_interval(months => k * u.step)) at time zone 'UTC' as starts_at, (u.anchor + make_interval(months => (k + 1) * u.step)) at time zone 'UTC' as ends_at
        from (select ${x}.starts_at at time zone 'UTC' as anchor, case ${x}.billing_period when 'MONTH' then 1 when 'QUARTER' then 3 else 12 end as step,
          ((extract(year from ${now} at time zone 'UTC') - extract(year from ${x}.starts_at at time zone 'UTC')) * 12
            + extract(month from ${now} at time zone 'UTC') - extract(month from ${x}.starts_at at time zone 'UTC'))::int as months) u
        cross join generate_series(greatest(u.months / u.step - 1, 0), u.months / u.step) k
        where ${p}.starts_at is null and ${x}.ends_at is null and ${x}.billing_period is not null and ${x}.starts_at <= ${now}
      ) c on c.starts_at <= ${now} and c.ends_at > ${now}`,
  )
}

const used = ({ beside, now }: Place) =>
  beside(
    'used',
    (x) => `select coalesce(sum(d.amount), 0.0000) as amount from allocations.draws d
      join allocations.allocation_periods q on q.tenant_id = d.tenant_id and q.allocation_id = d.allocation_id and q.k = d.k and q.ends_at > ${now}
      where d.tenant_id = ${x}.tenant_id and d.allocation_id = ${x}.id and d.drawn_at <= ${now}`,
  )

const granted = (place: Place) =>
  `(case when ${runs(place.x, place.now)} then coalesce(${written(place)}.quantity, ${place.x}.quantity) else 0.0000 end)`

/** The figures of an allocation now. */
export const figuresInSql = {
  drawn: (place: Place) => `${used(place)}.amount`,
  remaining: (place: Place) =>
    `case when ${place.x}.starts_at > ${place.now} then ${place.x}.quantity else greatest(${granted(place)} - ${used(place)}.amount, 0.0000) end`,
  state: (place: Place) =>
    `case when ${place.x}.starts_at > ${place.now} then 'SCHEDULED' when ${place.x}.ends_at <= ${place.now} then 'ENDED' when ${used(place)}.amount > ${granted(place)} then 'OVERDRAWN' else 'ACTIVE' end`,
  periodStart: (place: Place) => `${running(place)}.starts_at`,
  periodEnd: (place: Place) => `${running(place)}.ends_at`,
} as const

/** What was drawn on a period, over its whole length. */
export const drawnOnPeriodOf = (x: string): string =>
  `coalesce((select sum(d.amount) from allocations.draws d where d.tenant_id = ${x}.tenant_id and d.allocation_id = ${x}.allocation_id and d.k = ${x}.k), 0.0000)`

const change = (place: Place) =>
  `(${can(place, 'allocation:update')} or ${isOf(place, 'allocate', `${place.x}.project_id`)})`
const carve = (place: Place) =>
  `(${can(place, 'data_share:update')} or ${isOf(place, 'share', `${place.x}.project_id`)})`
const living = ({ x, now }: Place) => `(${x}.ends_at is null or ${x}.ends_at > ${now})`
const subscription = ({ x }: Place) => `${x}.allocation_model = 'SUBSCRIPTION'`

/** The actions of its `viewerCan`. */
export const allocationActions = {
  resize: (place: Place) => `${change(place)} and ${living(place)}`,
  extend: (place: Place) => `${change(place)} and ${living(place)} and ${place.x}.ends_at is not null`,
  end: (place: Place) => `${change(place)} and ${living(place)}`,
  renew: (place: Place) => `${change(place)} and ${subscription(place)} and ${place.x}.renewal = 'MANUAL'`,
  changeRenewal: (place: Place) => `${change(place)} and ${subscription(place)} and ${living(place)}`,
  carve: (place: Place) =>
    `${carve(place)} and ${living(place)} and ${place.x}.is_storage_type and ${place.x}.starts_at <= ${place.now}`,
} as const
