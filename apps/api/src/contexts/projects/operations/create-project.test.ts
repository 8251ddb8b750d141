import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../test/given.ts'
import { undone } from '../../../../test/told.ts'
import { ProjectNameTaken } from '../refusals.ts'
import { createProject } from './create-project.ts'

let pi: given.Person
beforeAll(async () => {
  const { tenantId } = await given.tenant()
  pi = await given.person(tenantId, { roles: ['pi'] })
})

describe('creating a project', () => {
  it('gives it a public id, a group and a first history entry, and audits each row', () =>
    undone(pi, async (ctx) => {
      const { id } = await createProject(ctx, { name: 'Coral genomics', reason: 'new grant' })
      const project = await ctx.tx.project.findFirstOrThrow({
        where: { id },
        include: { defaultSecurityGroup: true, history: true },
      })
      expect(project).toMatchObject({
        publicId: 'CG-1',
        status: 'DRAFT',
        piOwnerId: pi.userId,
        version: 1,
        defaultSecurityGroup: { groupName: 'CG-1 members' },
      })
      expect(project.history).toMatchObject([
        { version: 1, action: 'createProject', changedBy: pi.userId, changeSummary: 'new grant' },
      ])
      const logs = await ctx.tx.auditLog.findMany({ where: { action: 'createProject', projectId: id } })
      expect(logs).toMatchObject([{ resourceType: 'projects', resourceId: id, userId: pi.userId }])
    }))

  it('refuses a second one of the same name whatever its case, and the first survives', () =>
    undone(pi, async (ctx) => {
      await createProject(ctx, { name: 'Coral genomics' })
      await expect(createProject(ctx, { name: 'coral GENOMICS' })).rejects.toBeInstanceOf(ProjectNameTaken)
      expect(await ctx.tx.project.count()).toBe(1)
    }))

  it('is done once for the same idempotency key', () =>
    undone(pi, async (ctx) => {
      const first = await createProject(ctx, { name: 'Storm surge', idempotencyKey: 'k1' })
      expect(await createProject(ctx, { name: 'Storm surge', idempotencyKey: 'k1' })).toEqual(first)
      expect(await ctx.tx.project.count()).toBe(1)
    }))
})
