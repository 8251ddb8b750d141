import { type Action, kinds, type Kind, type PlanRow } from './plan.ts'

export type Counts = Record<Action, number>
export type PlanSummary = Record<Kind, Counts>

/** How many rows of each kind would be created, changed, left as they are and refused. */
export function summaryOf(rows: readonly PlanRow[]): PlanSummary {
  const summary = Object.fromEntries(
    kinds.map((kind) => [kind, { create: 0, change: 0, same: 0, refuse: 0 }]),
  ) as PlanSummary
  for (const { kind, action } of rows) summary[kind][action]++
  return summary
}

/** The whole in four numbers. */
export function totalsOf(summary: PlanSummary): Counts {
  const total: Counts = { create: 0, change: 0, same: 0, refuse: 0 }
  for (const counts of Object.values(summary))
    for (const action of Object.keys(total) as Action[]) total[action] += counts[action]
  return total
}
