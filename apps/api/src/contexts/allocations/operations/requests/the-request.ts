import type { AllocationRequest } from '@tenure/prisma/client'
import type { Context } from '../../../../kernel/context.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { InvalidInput, NotAllowed, NotFound } from '../../../../kernel/refusals.ts'
import { refuseStale } from '../../../../kernel/stale.ts'
import { mayAsk as mayAskForProject } from '../../../projects/index.ts'
import { RequestAlreadyDecided, RequestElsewhere } from '../../refusals/requests.ts'
import { after, type RequestState, type RequestStep } from '../../rules/request-states.ts'

export interface RequestToChange {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** The request as it stands once the viewer holds its row: of the version that they saw. */
export async function lockedRequest(
  ctx: Context,
  { id, expectedVersion }: RequestToChange,
): Promise<AllocationRequest> {
  await ctx.sql('select from allocations.allocation_requests where tenant_id = $1 and id = $2 for no key update', [
    ctx.viewer.tenantId,
    id,
  ])
  const request = await ctx.tx.allocationRequest.findUnique({ where: rowKey(ctx, id) })
  if (!request) throw new NotFound('request', ['id'])
  // Who decided first is the better answer to who decides second.
  if (request.decidedBy === null)
    await refuseStale(ctx, request, { expected: expectedVersion, history: { trail: 'allocation_requests' } })
  return request
}

/** The PI, the resource managers, and members who edit the project ask for it. */
export const mayAsk = (ctx: Context, { projectId }: { readonly projectId: string }) =>
  mayAskForProject(ctx, { id: projectId })

export async function requireAsk(ctx: Context, request: { readonly projectId: string }): Promise<void> {
  if (!(await mayAsk(ctx, request)))
    throw new NotAllowed('ask for this project', 'The project’s PI, a resource manager of it, or a member who edits it')
}

/** One step that a request needs, and how far it is. */
export interface ApprovalStep {
  readonly ruleId: string | null
  readonly name: string
  readonly needed: number
  readonly given: number
  readonly viewerMay: boolean
  readonly viewerGave: boolean
}

/** What is to be awarded; null where it stays. */
export interface Award {
  readonly quantity: string | null
  readonly endsAt: Date | null
}

/** The steps of a request, counting the approvals that cover this award; without one, all of its round. */
export const approvalSteps = (ctx: Context, id: string, award?: Award): Promise<ApprovalStep[]> =>
  ctx.sql<ApprovalStep>(
    `select rule_id as "ruleId", name, needed, given, viewer_may as "viewerMay", viewer_gave as "viewerGave"
     from allocations.approval_steps($1, $2, $3) order by name, rule_id`,
    [id, award?.quantity ?? null, award?.endsAt ?? null],
  )

/** Refuses who does not decide about this request; nobody decides about their own, unless a rule lets them. */
export async function requireDecide(ctx: Context, request: AllocationRequest, deed: string): Promise<void> {
  const [found] = await ctx.sql<{ decides: boolean }>('select allocations.decides($1) as decides', [request.id])
  if (found?.decides) return
  const own = request.askedBy === ctx.viewer.userId
  throw new NotAllowed(
    own ? `${deed} your own request` : `${deed} this request`,
    own ? 'Somebody else who decides about it' : 'Who decides about it: see its approvals',
  )
}

/** What is written with a step. */
export type Moved = Readonly<Record<string, string | number | Date | null>>

/**
 * Takes a step of the request's way, if it still stands where the step begins; else says who was there first. The
 * transition is written by the database, with the operation's reason.
 * @param deed in words: "approved", "withdrawn"
 */
export async function move(
  ctx: Context,
  request: AllocationRequest,
  { step, deed, set = {} }: { readonly step: RequestStep; readonly deed: string; readonly set?: Moved },
): Promise<void> {
  const to = after(request.state as RequestState, step)
  const columns = Object.keys(set)
  const written = to
    ? await ctx.sql(
        `update allocations.allocation_requests set state = $3${columns.map((name, n) => `, ${name} = $${n + 5}`).join('')}
         where tenant_id = $1 and id = $2 and state = $4 returning id`,
        [ctx.viewer.tenantId, request.id, to, request.state, ...Object.values(set)],
      )
    : []
  if (written.length === 0) throw await elsewhere(ctx, request.id, deed)
}

/** Why a step can't be taken: who decided when, or where the request stands. */
export async function elsewhere(
  ctx: Context,
  id: string,
  deed: string,
): Promise<RequestAlreadyDecided | RequestElsewhere> {
  const now = await ctx.tx.allocationRequest.findUnique({ where: rowKey(ctx, id), include: { decidedByUser: true } })
  if (now?.decidedByUser && now.decidedAt)
    return new RequestAlreadyDecided({
      state: now.state,
      by: now.decidedByUser.fullName,
      byId: now.decidedByUser.id,
      at: now.decidedAt,
    })
  return new RequestElsewhere(now?.state ?? 'WITHDRAWN', deed)
}

/** The request in review, taken there if it was only submitted: who decides has looked at it. */
export async function inReview(ctx: Context, request: AllocationRequest): Promise<AllocationRequest> {
  if (request.state !== 'SUBMITTED') return request
  await move(ctx, request, { step: 'REVIEW', deed: 'taken into review' })
  return { ...request, state: 'IN_REVIEW' }
}

/** What is decided against the asker is decided with a reason. */
export function requireReason({ reason }: { readonly reason?: string | null | undefined }, problem: string): void {
  if (!reason?.trim()) throw new InvalidInput(problem, ['reason'])
}
