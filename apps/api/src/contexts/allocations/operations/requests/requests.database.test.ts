import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../../test/given-allocations.ts'
import { type Cast, requestCast, type Scene, scene as sceneOf } from '../../../../../test/given-requests.ts'
import type { Context } from '../../../../kernel/context.ts'
import { createApprovalRule } from '../approval-rules/create-approval-rule.ts'
import { grantAllocation } from '../grant-allocation.ts'
import { approveRequest } from './approve-request.ts'
import { declineRequest } from './decline-request.ts'
import { draftRequest } from './draft-request.ts'
import { editRequest } from './edit-request.ts'
import { previewApproval } from './preview-approval.ts'
import { recommendRequest } from './recommend-request.ts'
import { returnRequest } from './return-request.ts'
import { submitRequest } from './submit-request.ts'
import { takeRequestIntoReview } from './take-request-into-review.ts'
import { withdrawRequest } from './withdraw-request.ts'

let cast: Cast
beforeAll(async () => {
  cast = await requestCast()
})
const scene = (work: (scene: Scene) => Promise<void>) => sceneOf(cast, work)

const asks = { kind: 'NEW', quantity: '500', justification: 'A grid of 500 by 500.' } as const
const stands = (ctx: Context, id: string) => ctx.tx.allocationRequest.findFirstOrThrow({ where: { id } })

describe('a request', () => {
  it('goes its way: sent back, mended, recommended on, and awarded another amount for a reason', () =>
    scene(async ({ as, projectId, cpu }) => {
      const { id } = await draftRequest(await as('member'), { ...asks, projectId, resourceTypeId: cpu, model: 'CONDO' })
      await expect(stands(await as('manager'), id)).rejects.toThrow('No record was found')
      await submitRequest(await as('member'), { id })
      await expect(editRequest(await as('member'), { id, quantity: '9' })).rejects.toMatchObject({
        name: 'RequestElsewhere',
        state: 'SUBMITTED',
      })
      await takeRequestIntoReview(await as('manager'), { id })
      await expect(returnRequest(await as('manager'), { id })).rejects.toMatchObject({ field: ['reason'] })
      await returnRequest(await as('manager'), { id, reason: 'Which grid?' })
      await editRequest(await as('pi'), { id, quantity: '800' })
      await submitRequest(await as('pi'), { id })
      await recommendRequest(await as('second'), { id, quantity: '600', recommendation: 'Enough for a year.' })
      await expect(approveRequest(await as('manager'), { id, quantity: '600' })).rejects.toMatchObject({
        field: ['reason'],
      })
      const ctx = await as('manager')
      expect(await previewApproval(ctx, { id, quantity: '600' })).toMatchObject([
        { projectId, before: '0.0000', after: '600.0000' },
      ])
      await approveRequest(ctx, { id, quantity: '600', reason: 'As recommended.' })
      const row = await stands(ctx, id)
      expect(row).toMatchObject({
        state: 'APPROVED',
        round: 2,
        decidedBy: cast.manager.userId,
        recommendedBy: cast.second.userId,
      })
      expect([row.requestedQuantity, row.recommendedQuantity, row.awardedQuantity].map(Number)).toEqual([800, 600, 600])
      expect(await ctx.tx.allocation.findFirst({ where: { id: row.grantedAllocationId! } })).toMatchObject({
        projectId,
        allocationModel: 'CONDO',
      })
      expect(await given.entitlement(ctx, projectId)).toMatchObject({ own: 600 })
      const way = await ctx.tx.requestTransition.findMany({ where: { requestId: id }, orderBy: { position: 'asc' } })
      expect(way.map(({ toState }) => toState)).toEqual([
        'DRAFT',
        'SUBMITTED',
        'IN_REVIEW',
        'NEEDS_CHANGES',
        'SUBMITTED',
        'IN_REVIEW',
        'APPROVED',
      ])
      expect(way[3]).toMatchObject({ reason: 'Which grid?', madeBy: cast.manager.userId })
      await expect(approveRequest(await as('second'), { id })).rejects.toMatchObject({
        name: 'RequestAlreadyDecided',
        decidedById: cast.manager.userId,
      })
      await expect(withdrawRequest(await as('member'), { id })).rejects.toMatchObject({ name: 'RequestAlreadyDecided' })
      const told = await as('member')
      const notices = await told.sql<{ kind: string }>(
        'select kind from identity.notifications order by created_at, kind',
      )
      expect(notices.map(({ kind }) => kind).sort()).toEqual([
        'project.joined',
        'request.decided',
        'request.needs_changes',
      ])
    }))

  it('is asked by who edits the project, and decided by who decides, never by who asked', () =>
    scene(async ({ as, projectId, cpu }) => {
      const input = { ...asks, projectId, resourceTypeId: cpu }
      await expect(draftRequest(await as('outsider'), input)).rejects.toMatchObject({ name: 'NotFound' })
      await expect(draftRequest(await as('manager'), input)).rejects.toMatchObject({ name: 'NotAllowed' })
      const { id } = await draftRequest(await as('pi'), input)
      await submitRequest(await as('pi'), { id })
      await expect(approveRequest(await as('pi'), { id })).rejects.toMatchObject({ name: 'NotAllowed' })
      await expect(declineRequest(await as('auditor'), { id, reason: 'x' })).rejects.toMatchObject({
        name: 'NotAllowed',
      })
      await expect(approveRequest(await as('outsider'), { id })).rejects.toMatchObject({ name: 'NotFound' })
      await declineRequest(await as('manager'), { id, reason: 'No room this year.' })
      expect(await stands(await as('pi'), id)).toMatchObject({ state: 'DECLINED', awardedQuantity: null })
    }))

  it('waits for every approval its rules ask for, and the last approver grants, whoever they are to the project', () =>
    scene(async ({ as, projectId, cpu }) => {
      const admin = await as('manager')
      const named = { approver: 'PEOPLE', resourceTypeId: cpu } as const
      await createApprovalRule(admin, {
        ...named,
        name: 'Managers',
        userIds: [cast.manager.userId, cast.second.userId],
        approvalsNeeded: 2,
      })
      await createApprovalRule(admin, { ...named, name: 'Dean, from 400', atLeast: '400', userIds: [cast.dean.userId] })
      const { id } = await draftRequest(await as('member'), {
        ...asks,
        projectId,
        resourceTypeId: cpu,
        quantity: '300',
      })
      await submitRequest(await as('member'), { id })
      await expect(stands(await as('outsider'), id)).rejects.toThrow('No record was found')
      await approveRequest(await as('manager'), { id })
      await expect(approveRequest(await as('manager'), { id })).rejects.toMatchObject({
        name: 'AlreadyApprovedByYou',
        missing: 1,
      })
      // More than was asked passes the dean's threshold, and the manager's approval was of less.
      await approveRequest(await as('second'), { id, quantity: '450', reason: 'They will need it.' })
      expect(await stands(admin, id)).toMatchObject({ state: 'IN_REVIEW' })
      await approveRequest(await as('manager'), { id, quantity: '450', reason: 'Agreed.' })
      expect(await stands(admin, id)).toMatchObject({ state: 'IN_REVIEW' })
      const dean = await as('dean')
      expect(await dean.tx.project.findFirst({ where: { id: projectId } })).toBeNull()
      await approveRequest(dean, { id, quantity: '450', reason: 'Yes.' })
      expect(await dean.tx.project.findFirst({ where: { id: projectId } })).toBeNull()
      await expect(
        grantAllocation(dean, { projectId, resourceTypeId: cpu, model: 'CONDO', quantity: '1' }),
      ).rejects.toMatchObject({ name: 'NotFound' })
      expect(await given.entitlement(await as('manager'), projectId)).toMatchObject({ own: 450 })
    }))
})
