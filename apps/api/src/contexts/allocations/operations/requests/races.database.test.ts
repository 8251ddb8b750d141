import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { urls } from '../../../../../test/database.ts'
import * as given from '../../../../../test/given-allocations.ts'
import * as people from '../../../../../test/given.ts'
import type { Context } from '../../../../kernel/context.ts'
import { Database } from '../../../../kernel/database/database.ts'
import { doneAs } from '../../../../kernel/database/told.ts'
import { approveRequest } from './approve-request.ts'
import { declineRequest } from './decline-request.ts'
import { draftRequest, type DraftRequest } from './draft-request.ts'
import { submitRequest } from './submit-request.ts'

const ROUNDS = 8
let database: Database
let cast: { manager: people.Person; second: people.Person; pi: people.Person }
beforeAll(async () => {
  database = new Database(urls().ownerUrl, 6)
  const { tenantId, manager, pi } = await given.facility()
  cast = { manager, pi, second: await people.person(tenantId, { roles: ['resource_manager'] }) }
})
afterAll(() => database.close())

const as = <T>(who: keyof typeof cast, work: (ctx: Context) => Promise<T>): Promise<T> =>
  doneAs(database, cast[who], work)

/** Does all at once; hands back the names of what refused. */
async function refusedOf(work: readonly Promise<unknown>[]): Promise<string[]> {
  const outcomes = await Promise.allSettled(work)
  return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as Error).name] : []))
}

const project = () =>
  as('manager', async (ctx) => ({
    projectId: await given.project(ctx, { piId: cast.pi.userId }),
    resourceTypeId: await given.resourceType(ctx, { storage: true }),
  }))
const submitted = (asked: Omit<DraftRequest, 'justification'>) =>
  as('pi', async (ctx) => {
    const { id } = await draftRequest(ctx, { ...asked, justification: 'For the race.' })
    await submitRequest(ctx, { id })
    return id
  })

describe('two who decide at once', () => {
  it('decide once: one of them is told who did, and nothing is granted twice', async () => {
    for (let n = 0; n < ROUNDS; n++) {
      const { projectId, resourceTypeId } = await project()
      const id = await submitted({ kind: 'NEW', projectId, resourceTypeId, quantity: '100', model: 'CONDO' })
      const other = n % 2 === 0 ? approveRequest : declineRequest
      const refused = await refusedOf([
        as('manager', (ctx) => approveRequest(ctx, { id })),
        as('second', (ctx) => other(ctx, { id, reason: 'Not now.' })),
      ])
      expect(refused).toEqual(['RequestAlreadyDecided'])
      const { request, granted, approvals } = await as('manager', async (ctx) => ({
        request: await ctx.tx.allocationRequest.findFirstOrThrow({ where: { id } }),
        granted: await ctx.tx.allocation.count({ where: { projectId } }),
        approvals: await ctx.tx.requestApproval.count({ where: { requestId: id } }),
      }))
      expect([granted, approvals]).toEqual(request.state === 'APPROVED' ? [1, 1] : [0, 0])
    }
  })

  it('about the last of something: one request gets it, the other is told and stays where it was', async () => {
    for (let n = 0; n < ROUNDS; n++) {
      const { projectId, resourceTypeId } = await project()
      const allocationId = await as('manager', (ctx) => given.allocation(ctx, { projectId, resourceTypeId }))
      const ask = (dataShareName: string) => submitted({ kind: 'DATA_SHARE', projectId, allocationId, dataShareName })
      const [one, two] = [await ask('One'), await ask('Two')]
      const refused = await refusedOf([
        as('manager', (ctx) => approveRequest(ctx, { id: one })),
        as('second', (ctx) => approveRequest(ctx, { id: two })),
      ])
      expect(refused).toEqual(['AllocationAlreadyShared'])
      const states = await as('manager', (ctx) =>
        ctx.tx.allocationRequest.findMany({ where: { projectId }, select: { state: true }, orderBy: { state: 'asc' } }),
      )
      expect(states.map(({ state }) => state)).toEqual(['APPROVED', 'SUBMITTED'])
    }
  })
})
