import { formatFixed } from '@tenure/quantities/format'
import { parseQuantity, type Quantity } from '@tenure/quantities/quantity'
import { sum } from '@tenure/quantities/arithmetic'
import type { Context } from '../../../../kernel/context.ts'
import type { DrawSource } from '../../rules/facts.ts'
import {
  chargeDays,
  type ChargedLine,
  type DayOfUse,
  type Overuse,
  type PaidBefore,
  unchargedOf,
} from '../../rules/usage/charge-days.ts'
import { chargingLedger } from '../../rules/usage/charging-ledger.ts'
import { loadGraph } from '../load-graph.ts'
import { raiseAlerts } from './raise-alerts.ts'

interface DayRow {
  id: string
  project_id: string
  default_project_id: string | null
  resource_type_id: string
  used_on: string
  amount: string
  overuse: Overuse
}

interface PaidRow {
  charge_id: string
  uncharged: string
  allocation_id: string | null
  k: number
  source: DrawSource
  resource_share_id: string | null
  forced: boolean
  amount: string
}

/** What a charge came to. */
export interface ChargedUse {
  readonly own: Quantity
  readonly received: Quantity
  readonly defaultProject: Quantity
  /** Beyond what was left. */
  readonly overdrawn: Quantity
  readonly uncharged: Quantity
}

const DAY_MS = 86_400_000

/**
 * Charges what an import added, oldest day first, under the locks of all it reaches: each day against what was left in the
 * periods that ran then.
 */
export async function chargeImport(ctx: Context, importId: string): Promise<ChargedUse> {
  const rows = await ctx.sql<DayRow>(
    'select id, project_id, default_project_id, resource_type_id, used_on::text, amount::text, overuse from allocations.usage_to_charge($1)',
    [importId],
  )
  if (rows.length === 0) return came([], [])
  const projects = [...new Set(rows.map(({ project_id }) => project_id))]
  await ctx.sql(`select allocations.lock_reach($1, 'SOURCES')`, [projects])
  const now = await ctx.moment()
  await ctx.sql('select allocations.roll_reach_of($1, $2)', [projects, now])
  const days = rows.map((row): DayOfUse => {
    const end = new Date(Date.parse(`${row.used_on}T00:00:00Z`) + DAY_MS - 1)
    return {
      chargeId: row.id,
      projectId: row.project_id,
      defaultProjectId: row.default_project_id,
      resourceTypeId: row.resource_type_id,
      at: end < now ? end : now,
      amount: parseQuantity(row.amount),
      overuse: row.overuse,
    }
  })
  const core = [...new Set(rows.flatMap((row) => [row.project_id, row.default_project_id ?? row.project_id]))]
  const { graph } = await loadGraph(ctx, { core, from: days[0]!.at })
  const lines = chargeDays(chargingLedger(graph), days, await paidBefore(ctx, importId, days))
  await write(ctx, importId, lines)
  await raiseAlerts(ctx, [...new Set(lines.map(({ allocationId }) => allocationId))])
  return came(days, lines)
}

async function paidBefore(ctx: Context, importId: string, days: readonly DayOfUse[]): Promise<Map<string, PaidBefore>> {
  const found = new Map<string, PaidBefore & { draws: PaidBefore['draws'][number][] }>()
  if (!days.some(({ amount }) => amount < 0n)) return found
  const rows = await ctx.sql<PaidRow>(
    'select charge_id, uncharged::text, allocation_id, k, source, resource_share_id, forced, amount::text from allocations.usage_paid($1)',
    [importId],
  )
  for (const row of rows) {
    const paid = found.get(row.charge_id) ?? { uncharged: parseQuantity(row.uncharged), draws: [] }
    found.set(row.charge_id, paid)
    if (row.allocation_id === null) continue
    const { k, source, forced, allocation_id: allocationId, resource_share_id: shareId } = row
    paid.draws.push({ allocationId, k, source, shareId, forced, amount: parseQuantity(row.amount) })
  }
  return found
}

const BATCH = 2_000

async function write(ctx: Context, importId: string, lines: readonly ChargedLine[]): Promise<void> {
  // All lines of a charge go in one statement: what of it is charged is their sum.
  const groups = new Map<string, ChargedLine[]>()
  for (const line of lines) groups.set(line.chargeId, [...(groups.get(line.chargeId) ?? []), line])
  let waiting: object[] = []
  const send = async () => {
    if (waiting.length > 0)
      await ctx.sql('select allocations.charge_usage($1, $2)', [importId, JSON.stringify(waiting)])
    waiting = []
  }
  for (const group of groups.values()) {
    for (const line of group) waiting.push({ ...line, amount: formatFixed(line.amount) })
    if (waiting.length >= BATCH) await send()
  }
  await send()
}

function came(days: readonly DayOfUse[], lines: readonly ChargedLine[]): ChargedUse {
  const by = (source: DrawSource) =>
    sum(lines.filter((line) => line.source === source && !line.forced).map(({ amount }) => amount))
  return {
    own: by('OWN'),
    received: by('RECEIVED'),
    defaultProject: by('DEFAULT_PROJECT'),
    overdrawn: sum(lines.filter(({ forced }) => forced).map(({ amount }) => amount)),
    uncharged: sum(unchargedOf(days, lines).values()),
  }
}
