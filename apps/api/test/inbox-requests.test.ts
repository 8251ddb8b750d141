import { beforeAll, describe, expect, it } from 'vitest'
import { inboxItems } from '../src/contexts/allocations/graphql/inbox-items.ts'
import { projectReference } from '../src/contexts/allocations/graphql/project-reference.ts'
import { createApprovalRule } from '../src/contexts/allocations/operations/approval-rules/create-approval-rule.ts'
import { retireApprovalRule } from '../src/contexts/allocations/operations/approval-rules/retire-approval-rule.ts'
import { approveRequest } from '../src/contexts/allocations/operations/requests/approve-request.ts'
import { draftRequest } from '../src/contexts/allocations/operations/requests/draft-request.ts'
import { previewApproval } from '../src/contexts/allocations/operations/requests/preview-approval.ts'
import { returnRequest } from '../src/contexts/allocations/operations/requests/return-request.ts'
import { submitRequest } from '../src/contexts/allocations/operations/requests/submit-request.ts'
import { createRole } from '../src/contexts/identity/operations/create-role.ts'
import { deleteRole } from '../src/contexts/identity/operations/delete-role.ts'
import { suspendUser } from '../src/contexts/identity/operations/suspend-user.ts'
import type { Context } from '../src/kernel/context.ts'
import * as given from './given-allocations.ts'
import { type Cast, requestCast, type Scene, scene as sceneOf } from './given-requests.ts'

let cast: Cast
beforeAll(async () => void (cast = await requestCast()))
const scene = (work: (scene: Scene) => Promise<void>) => sceneOf(cast, work)

const kinds = async (ctx: Context, id: string) =>
  (await inboxItems(ctx)).filter((item) => item.requestId === id).map(({ kind, said }) => [kind, said])

const asked = async ({ as, projectId, cpu }: Scene, quantity = '500') => {
  const member = await as('member')
  const terms = { kind: 'NEW', quantity, justification: 'A grid.', model: 'CONDO', lifetimeMonths: 12 } as const
  const { id } = await draftRequest(member, { ...terms, projectId, resourceTypeId: cpu })
  await submitRequest(member, { id })
  return id
}

describe('requests in the inbox', () => {
  it('wait with who decides until they have, with who asked once sent back, and with nobody else', () =>
    scene(async (here) => {
      const { as, cpu } = here
      const people = {
        approver: 'PEOPLE',
        resourceTypeId: cpu,
        userIds: [cast.dean.userId, cast.second.userId],
      } as const
      await createApprovalRule(await as('manager'), { ...people, name: 'Both', approvalsNeeded: 2 })
      const id = await asked(here)
      expect(await kinds(await as('dean'), id)).toEqual([['DECIDE', expect.any(String)]])
      for (const who of ['member', 'pi', 'auditor', 'outsider', 'manager'] as const)
        expect(await kinds(await as(who), id), who).toEqual([])
      await approveRequest(await as('dean'), { id })
      expect(await kinds(await as('dean'), id)).toEqual([])
      await returnRequest(await as('second'), { id, reason: 'Which grid?' })
      expect(await kinds(await as('second'), id)).toEqual([])
      expect(await kinds(await as('pi'), id)).toEqual([])
      expect(await kinds(await as('member'), id)).toEqual([['MEND', 'Which grid?']])
      // Of who may no longer come in, it is the PI's to see to.
      await suspendUser(await as('manager'), { id: cast.member.userId, reason: 'Left.' })
      expect(await kinds(await as('pi'), id)).toEqual([['MEND', 'Which grid?']])
      await submitRequest(await as('pi'), { id })
      expect(await kinds(await as('pi'), id)).toEqual([])
      expect(await kinds(await as('dean'), id)).toHaveLength(1)
    }))

  it('show an approver without sight of the project whose they are and what they would make of it, and no more', () =>
    scene(async (here) => {
      const { as, cpu, projectId } = here
      await given.allocation(await as('manager'), {
        projectId,
        resourceTypeId: cpu,
        quantity: '1000',
        lifetimeMonths: 12,
      })
      const other = await given.project(await as('manager'), { piId: cast.outsider.userId })
      await given.share(await as('pi'), [projectId, other], '10')
      const named = { approver: 'PEOPLE', resourceTypeId: cpu, userIds: [cast.dean.userId] } as const
      await createApprovalRule(await as('manager'), { ...named, name: 'Dean' })
      const id = await asked(here)
      const dean = await as('dean')
      expect(await dean.tx.project.count({ where: { id: projectId } })).toBe(0)
      expect((await projectReference(dean, projectId)).name).not.toBe('a project you may not see')
      const told = await previewApproval(dean, { id })
      expect(told).toMatchObject([
        { projectId, resourceTypeId: cpu, before: '900.0000', after: '1350.0000', drawn: '0.0000' },
      ])
      expect(await dean.tx.allocation.count()).toBe(0)
      await approveRequest(await as('dean'), { id })
      expect(await given.entitlement(await as('manager'), projectId)).toMatchObject({ entitlement: 1350 })
    }))
})

describe('a role that approval rules name', () => {
  it('stays while a rule in force names it, and goes once all are retired, which keep its name', () =>
    scene(async ({ as, cpu }) => {
      const admin = await as('manager')
      const { id: roleId } = await createRole(admin, { name: 'Reef dean', permissions: ['project:read'] })
      const rule = await createApprovalRule(admin, { name: 'Deans', approver: 'ROLE', roleId, resourceTypeId: cpu })
      await expect(deleteRole(admin, { id: roleId })).rejects.toMatchObject({
        name: 'RoleNamedByRules',
        rules: ['Deans'],
      })
      await retireApprovalRule(admin, { id: rule.id })
      await deleteRole(admin, { id: roleId })
      expect(await admin.tx.approvalRule.findFirstOrThrow({ where: { id: rule.id } })).toMatchObject({
        roleId: null,
        roleName: 'Reef dean',
      })
    }))
})
