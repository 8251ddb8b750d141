import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../../test/given-allocations.ts'
import * as people from '../../../../../test/given.ts'
import { openAs } from '../../../../../test/told.ts'
import type { Context } from '../../../../kernel/context.ts'
import { retold } from '../../../../kernel/database/told.ts'
import { addProjectMember } from '../../../projects/operations/add-project-member.ts'
import { addComment } from '../../../projects/operations/add-comment.ts'
import { editComment } from '../../../projects/operations/edit-comment.ts'
import { createApprovalRule } from '../approval-rules/create-approval-rule.ts'
import { editResourceType } from '../edit-resource-type.ts'
import { extendAllocation } from '../extend-allocation.ts'
import { grantAllocation } from '../grant-allocation.ts'
import { resizeAllocation } from '../resize-allocation.ts'
import { approveRequest } from './approve-request.ts'
import { declineRequest } from './decline-request.ts'
import { draftRequest } from './draft-request.ts'
import { editRequest } from './edit-request.ts'
import { editResourceTypeQuestions } from './edit-resource-type-questions.ts'
import { previewApproval } from './preview-approval.ts'
import { recommendRequest } from './recommend-request.ts'
import { returnRequest } from './return-request.ts'
import { submitRequest } from './submit-request.ts'
import { takeRequestIntoReview } from './take-request-into-review.ts'
import { withdrawRequest } from './withdraw-request.ts'

type Cast = Awaited<ReturnType<typeof given.facility>> &
  Record<'second' | 'member' | 'dean' | 'outsider', people.Person>
let cast: Cast
beforeAll(async () => {
  const facility = await given.facility()
  const one = (options?: Parameters<typeof people.person>[1]) => people.person(facility.tenantId, options)
  cast = {
    ...facility,
    second: await one({ roles: ['resource_manager'] }),
    member: await one(),
    dean: await one(),
    outsider: await one(),
  }
})

interface Scene {
  as(who: keyof Omit<Cast, 'tenantId'>): Promise<Context>
  readonly projectId: string
  readonly cpu: string
  readonly disk: string
}

/** A project of the PI with a member who edits it, a type of core-hours and one of storage; undone at the end. */
async function scene(work: (scene: Scene) => Promise<void>): Promise<void> {
  const opened = await openAs(cast.manager)
  try {
    // All at one time: what one grants the next sees.
    const at = new Date()
    const as: Scene['as'] = (who) => retold(opened.context, { ...cast[who], at })
    const ctx = await as('manager')
    const [cpu, disk] = [await given.resourceType(ctx), await given.resourceType(ctx, { storage: true })]
    const projectId = await given.project(ctx, { piId: cast.pi.userId })
    await addProjectMember(await as('pi'), { projectId, userId: cast.member.userId, role: 'EDITOR' })
    await work({ as, projectId, cpu, disk })
  } finally {
    await opened.rollback()
  }
}

const asks = { kind: 'NEW', quantity: '500', justification: 'A grid of 500 by 500.' } as const
const stands = (ctx: Context, id: string) => ctx.tx.allocationRequest.findFirstOrThrow({ where: { id } })

describe('a request', () => {
  it('goes its way: sent back, mended, recommended on, and awarded another amount for a reason', () =>
    scene(async ({ as, projectId, cpu }) => {
      const { id } = await draftRequest(await as('member'), { ...asks, projectId, resourceTypeId: cpu, model: 'CONDO' })
      await expect(stands(await as('manager'), id)).rejects.toThrow()
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
      expect(notices.map(({ kind }) => kind).sort()).toEqual(['request.decided', 'request.needs_changes'])
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
      await expect(stands(await as('outsider'), id)).rejects.toThrow()
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

  it('starts its approvals anew when it was sent back', () =>
    scene(async ({ as, projectId, cpu }) => {
      await createApprovalRule(await as('manager'), {
        name: 'Two',
        approver: 'PEOPLE',
        userIds: [cast.manager.userId, cast.second.userId],
        approvalsNeeded: 2,
      })
      const { id } = await draftRequest(await as('member'), { ...asks, projectId, resourceTypeId: cpu })
      await submitRequest(await as('member'), { id })
      await approveRequest(await as('manager'), { id })
      await returnRequest(await as('second'), { id, reason: 'Less?' })
      await submitRequest(await as('member'), { id })
      await approveRequest(await as('second'), { id })
      expect(await stands(await as('second'), id)).toMatchObject({ state: 'IN_REVIEW', round: 2 })
    }))

  it('tells what can’t be done any more, stays in review, and leaves nothing half done', () =>
    scene(async ({ as, projectId, disk }) => {
      const allocationId = await given.allocation(await as('manager'), { projectId, resourceTypeId: disk })
      const share = { kind: 'DATA_SHARE', projectId, allocationId, justification: 'For the reef.' } as const
      const ids: string[] = []
      for (const dataShareName of ['Reef', 'Reef too']) {
        const { id } = await draftRequest(await as('member'), { ...share, dataShareName })
        await submitRequest(await as('member'), { id })
        ids.push(id)
      }
      await approveRequest(await as('manager'), { id: ids[0]! })
      const ctx = await as('second')
      await expect(approveRequest(ctx, { id: ids[1]! })).rejects.toMatchObject({ name: 'AllocationAlreadyShared' })
      expect(await stands(ctx, ids[1]!)).toMatchObject({ state: 'SUBMITTED', decidedBy: null })
      expect(await ctx.tx.requestApproval.count({ where: { requestId: ids[1]! } })).toBe(0)
      expect((await stands(ctx, ids[0]!)).dataShareId).not.toBeNull()
    }))

  it('changes and renews what there is', () =>
    scene(async ({ as, projectId, cpu }) => {
      const manager = await as('manager')
      const allocationId = await given.allocation(manager, { projectId, resourceTypeId: cpu, lifetimeMonths: 12 })
      const before = await manager.tx.allocation.findFirstOrThrow({ where: { id: allocationId } })
      const endsAt = new Date(before.endsAt!.getTime() + 90 * 86_400_000)
      for (const asked of [
        { kind: 'CHANGE', quantity: '1500' },
        { kind: 'RENEWAL', endsAt },
      ] as const) {
        const { id } = await draftRequest(await as('member'), {
          ...asked,
          projectId,
          allocationId,
          justification: 'More.',
        })
        await submitRequest(await as('member'), { id })
        await approveRequest(await as('manager'), { id })
      }
      const after = await (await as('manager')).tx.allocation.findFirstOrThrow({ where: { id: allocationId } })
      expect([Number(after.quantity), after.endsAt]).toEqual([1500, endsAt])
    }))
})

describe('a type that is granted by request', () => {
  it('is not given to oneself, by any operation; less stays one’s own to say', () =>
    scene(async ({ as, projectId, cpu }) => {
      await editResourceType(await as('manager'), { id: cpu, grantedByRequest: true })
      const id = await given.allocation(await as('manager'), { projectId, resourceTypeId: cpu, quantity: '100' })
      const pi = await as('pi')
      const more = { name: 'GrantedByRequest' }
      await expect(
        grantAllocation(pi, { projectId, resourceTypeId: cpu, model: 'CONDO', quantity: '5' }),
      ).rejects.toMatchObject(more)
      await expect(resizeAllocation(pi, { id, quantity: '101' })).rejects.toMatchObject(more)
      await expect(extendAllocation(pi, { id, months: 1 })).rejects.toMatchObject(more)
      // By any SQL, the database says the same.
      await pi.sql('savepoint s')
      await expect(
        pi.sql('update allocations.allocations set quantity = 101 where id = $1', [id]),
      ).rejects.toMatchObject({ code: 'TN011' })
      await pi.sql('rollback to savepoint s')
      await expect(
        pi.sql('update allocations.allocation_periods set quantity = 101 where allocation_id = $1', [id]),
      ).rejects.toMatchObject({ code: 'TN011' })
      await pi.sql('rollback to savepoint s')
      await resizeAllocation(pi, { id, quantity: '50' })
    }))
})

describe('a question of a type', () => {
  it('is answered before submitting, and worded anew it is another one', () =>
    scene(async ({ as, projectId, cpu }) => {
      const questions = [
        { wording: 'Which code?', kind: 'TEXT', isRequired: true },
        { wording: 'How many jobs?', kind: 'NUMBER', isRequired: false },
        { wording: 'Which queue?', kind: 'CHOICE', choices: ['short', 'long'], isRequired: true },
      ] as const
      await editResourceTypeQuestions(await as('manager'), { id: cpu, questions })
      const member = await as('member')
      const asked = await member.tx.resourceTypeQuestion.findMany({
        where: { resourceTypeId: cpu },
        orderBy: { position: 'asc' },
      })
      const [code, jobs, queue] = asked.map(({ id }) => id) as [string, string, string]
      const { id } = await draftRequest(member, {
        ...asks,
        projectId,
        resourceTypeId: cpu,
        answers: [{ questionId: code, answer: 'Ours' }],
      })
      await expect(submitRequest(member, { id })).rejects.toMatchObject({
        name: 'RequestIncomplete',
        missing: ['an answer to “Which queue?”'],
      })
      await expect(
        editRequest(member, { id, answers: [{ questionId: queue, answer: 'medium' }] }),
      ).rejects.toMatchObject({ field: ['answers', '0', 'answer'] })
      await expect(editRequest(member, { id, answers: [{ questionId: jobs, answer: 'many' }] })).rejects.toMatchObject({
        field: ['answers', '0', 'answer'],
      })
      await editRequest(member, { id, answers: [{ questionId: queue, answer: 'long' }] })
      await submitRequest(member, { id })
      await editResourceTypeQuestions(await as('manager'), {
        id: cpu,
        questions: [{ id: code, wording: 'Which program?', kind: 'TEXT', isRequired: true }],
      })
      const answers = await (
        await as('manager')
      ).tx.requestAnswer.findMany({ where: { requestId: id }, include: { question: true } })
      expect(answers.map(({ question, answer }) => `${question.wording} ${answer}`).sort()).toEqual([
        'Which code? Ours',
        'Which queue? long',
      ])
      const live = await member.tx.resourceTypeQuestion.findMany({ where: { resourceTypeId: cpu, retiredAt: null } })
      expect(live.map(({ wording }) => wording)).toEqual(['Which program?'])
    }))
})

describe('a comment', () => {
  it('is seen by who sees the thing, calls whom it names, and keeps what it said', () =>
    scene(async ({ as, projectId, cpu }) => {
      const { id: aboutId } = await draftRequest(await as('member'), { ...asks, projectId, resourceTypeId: cpu })
      const about = { aboutType: 'allocation_requests', aboutId }
      await expect(addComment(await as('manager'), { ...about, body: 'x' })).rejects.toMatchObject({ name: 'NotFound' })
      await submitRequest(await as('member'), { id: aboutId })
      await expect(addComment(await as('auditor'), { ...about, body: 'x' })).rejects.toMatchObject({
        name: 'NotAllowed',
      })
      const pi = await (await as('manager')).tx.user.findFirstOrThrow({ where: { id: cast.pi.userId } })
      const stranger = await (await as('manager')).tx.user.findFirstOrThrow({ where: { id: cast.outsider.userId } })
      const manager = await as('manager')
      const body = `@${pi.username.toUpperCase()} and @${stranger.username}: why? \`@${stranger.username}\``
      const { id } = await addComment(manager, { ...about, body })
      expect(
        (await manager.tx.commentMention.findMany({ where: { commentId: id } })).map(({ userId }) => userId),
      ).toEqual([cast.pi.userId])
      const reply = await addComment(await as('pi'), { ...about, body: 'Because.', parentCommentId: id })
      await expect(editComment(await as('pi'), { id, body: 'mine' })).rejects.toMatchObject({ name: 'NotAllowed' })
      await editComment(await as('pi'), { id: reply.id, body: 'Because of the grid.', expectedVersion: 1 })
      const edits = await (await as('member')).tx.commentEdit.findMany({ where: { commentId: reply.id } })
      expect(edits).toMatchObject([{ body: 'Because.', editedBy: cast.pi.userId }])
      expect(await (await as('outsider')).tx.comment.count()).toBe(0)
    }))
})
