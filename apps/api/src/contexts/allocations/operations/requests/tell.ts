import type { AllocationRequest } from '@tenure/prisma/client'
import { formatGrouped } from '@tenure/quantities/format'
import { parseQuantity } from '@tenure/quantities/quantity'
import type { Context } from '../../../../kernel/context.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { notify } from '../../../identity/index.ts'

const excerpt = (text: string) => (text.length > 140 ? `${text.slice(0, 139)}…` : text)

/** What is asked, in a few words: "5,000 core-hours of CPU". */
async function wordsOf(ctx: Context, request: AllocationRequest): Promise<string> {
  const type = await ctx.tx.resourceType.findUniqueOrThrow({ where: rowKey(ctx, request.resourceTypeId) })
  if (request.kind === 'DATA_SHARE') return `the data share “${request.dataShareName}”`
  if (request.kind === 'RENEWAL') return `a renewal of ${type.name}`
  const quantity = request.requestedQuantity?.toFixed(4)
  return quantity
    ? `${formatGrouped(parseQuantity(quantity))} ${type.unit} of ${type.name}`
    : `more time with ${type.name}`
}

const about = (request: AllocationRequest) => ({ type: 'allocation_requests', id: request.id })

/** Tells those whose word a request waits for: of each round once. Who approves and sees nothing of the project is told without its name. */
export async function tellDeciders(ctx: Context, request: AllocationRequest): Promise<void> {
  const rows = await ctx.sql<{ id: string }>('select allocations.deciders_of($1) as id', [request.id])
  const notice = {
    recipients: rows.map(({ id }) => id),
    kind: 'request.submitted',
    key: `${request.id} ${request.round}`,
    about: about(request),
    details: { what: await wordsOf(ctx, request) },
  } as const
  await notify(ctx, { ...notice, projectId: request.projectId })
  await notify(ctx, notice)
}

/** Tells who asked, and the PI: that it was sent back, or decided. */
export async function tellAskers(
  ctx: Context,
  request: AllocationRequest,
  {
    decision,
    reason,
  }: { readonly decision: 'approved' | 'declined' | null; readonly reason?: string | null | undefined },
): Promise<void> {
  const [project] = await ctx.sql<{ pi: string | null }>('select allocations.pi_of_request($1) as pi', [request.id])
  await notify(ctx, {
    recipients: [request.askedBy, ...(project?.pi ? [project.pi] : [])],
    kind: decision ? 'request.decided' : 'request.needs_changes',
    key: `${request.id} ${request.round}`,
    projectId: request.projectId,
    about: about(request),
    details: { what: await wordsOf(ctx, request), ...(decision ? { decision } : { excerpt: excerpt(reason ?? '') }) },
  })
}
