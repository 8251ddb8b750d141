import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../../test/given-allocations.ts'
import { type Cast, requestCast, type Scene, scene as sceneOf } from '../../../../../test/given-requests.ts'
import type { Context } from '../../../../kernel/context.ts'
import { addComment } from '../../../projects/operations/add-comment.ts'
import { editComment } from '../../../projects/operations/edit-comment.ts'
import { createApprovalRule } from '../approval-rules/create-approval-rule.ts'
import { editResourceType } from '../edit-resource-type.ts'
import { extendAllocation } from '../extend-allocation.ts'
import { grantAllocation } from '../grant-allocation.ts'
import { resizeAllocation } from '../resize-allocation.ts'
import { approveRequest } from './approve-request.ts'
import { draftRequest } from './draft-request.ts'
import { editRequest } from './edit-request.ts'
import { editResourceTypeQuestions } from './edit-resource-type-questions.ts'
import { returnRequest } from './return-request.ts'
import { submitRequest } from './submit-request.ts'

let cast: Cast
beforeAll(async () => {
  cast = await requestCast()
})
const scene = (work: (scene: Scene) => Promise<void>) => sceneOf(cast, work)

const asks = { kind: 'NEW', quantity: '500', justification: 'A grid of 500 by 500.' } as const
const stands = (ctx: Context, id: string) => ctx.tx.allocationRequest.findFirstOrThrow({ where: { id } })

describe('an approval', () => {
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
