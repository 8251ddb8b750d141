import { formatFixed, formatGrouped } from '@tenure/quantities/format'
import { atLeastZero, min, subtract, sum } from '@tenure/quantities/arithmetic'
import { parseQuantity, type Quantity } from '@tenure/quantities/quantity'
import type { Context } from '../../../../kernel/context.ts'
import { unlessRefused } from '../../../../kernel/refusal.ts'
import { InvalidInput, NotFound } from '../../../../kernel/refusals.ts'
import { availableTo, leftIn } from '../../rules/availability.ts'
import { readQuantity } from '../../rules/value-checks.ts'
import { loadGraph } from '../load-graph.ts'

/** What a scheduler asks, by the names it knows. */
export interface CanStart {
  readonly account: string
  readonly cluster?: string | null | undefined
  readonly resourceType: string
  readonly quantity: string
  readonly username?: string | null | undefined
}

/** Whether so much may be used now, and what is left by each right. */
export interface StartAnswer {
  readonly can: boolean
  readonly reason: string
  readonly headroom: string
  readonly own: string
  readonly received: string
  readonly defaultProject: string
  /** What the person's cap leaves; null where they have none. */
  readonly capRemaining: string | null
}

interface Whom {
  project_id: string
  public_id: string
  default_project_id: string | null
  resource_type_id: string | null
  unit: string | null
  user_id: string | null
}

/**
 * A31. Whether a project may start work of so much: from its own and what it receives, or, for what these lack, the whole
 * rest from its PI's default project; and within the person's cap. It promises nothing: what others use meanwhile counts.
 */
export async function canStart(ctx: Context, input: CanStart): Promise<StartAnswer> {
  const amount = unlessRefused(readQuantity(input.quantity, ['quantity']))
  const [whom] = await ctx.sql<Whom>('select * from allocations.whom_to_start($1, $2, $3, $4)', [
    input.cluster ?? '',
    input.account,
    input.resourceType,
    input.username ?? '',
  ])
  if (!whom) throw new NotFound('project', ['account'])
  if (!whom.resource_type_id)
    throw new InvalidInput(`There is no resource type named “${input.resourceType}”.`, ['resourceType'])
  const { project_id: projectId, default_project_id: net, resource_type_id: resourceTypeId } = whom
  const core = net ? [projectId, net] : [projectId]
  const { graph } = await loadGraph(ctx, { core, from: ctx.now })
  const available = availableTo(graph, { projectId, resourceTypeId, at: ctx.now }, net)
  const own = leftIn(available.own)
  const received = sum(available.received.map(({ pools }) => leftIn(pools)))
  const fromNet = available.defaultProject ? leftIn(available.defaultProject.pools) : (0n as Quantity)
  const capRemaining = await remainingOf(ctx, whom)
  const [headroom, within] = [sum([own, received]), capRemaining === null || capRemaining >= amount]
  const missing = atLeastZero(subtract(amount, headroom))
  const unit = whom.unit ?? ''
  return {
    can: within && missing <= fromNet,
    reason: reasonOf({ publicId: whom.public_id, unit, amount, headroom, missing, fromNet, capRemaining }),
    headroom: formatFixed(capRemaining === null ? headroom : min(headroom, capRemaining)),
    own: formatFixed(own),
    received: formatFixed(received),
    defaultProject: formatFixed(fromNet),
    capRemaining: capRemaining === null ? null : formatFixed(capRemaining),
  }
}

async function remainingOf(ctx: Context, { project_id, resource_type_id, user_id }: Whom): Promise<Quantity | null> {
  if (!user_id) return null
  const [cap] = await ctx.sql<{ left: string }>(
    'select (c.amount - c.used)::text as left from allocations.caps_used($1, $2) c where c.resource_type_id = $3 and c.user_id = $4',
    [[project_id], ctx.now, resource_type_id, user_id],
  )
  return cap ? atLeastZero(parseQuantity(cap.left)) : null
}

interface Reasoned {
  readonly publicId: string
  readonly unit: string
  readonly amount: Quantity
  readonly headroom: Quantity
  readonly missing: Quantity
  readonly fromNet: Quantity
  readonly capRemaining: Quantity | null
}

function reasonOf({ publicId, unit, amount, headroom, missing, fromNet, capRemaining }: Reasoned): string {
  const asked = `${formatGrouped(amount)} ${unit}`
  if (capRemaining !== null && capRemaining < amount)
    return `${asked} are asked for, and the person’s cap in ${publicId} leaves ${formatGrouped(capRemaining)}.`
  if (missing === 0n) return `${publicId} has ${formatGrouped(headroom)} ${unit} left, of its own and received.`
  if (missing <= fromNet)
    return `${publicId} has ${formatGrouped(headroom)} ${unit} left; the other ${formatGrouped(missing)} fall on its PI’s default project.`
  return `${asked} are asked for; ${publicId} has ${formatGrouped(headroom)} left, and its PI’s default project ${formatGrouped(fromNet)}.`
}
