import { beforeEach, describe, expect, it } from 'vitest'
import { dataShare, house, type House } from '../../../../test/given-house.ts'
import { ownerPool } from '../../../../test/database.ts'
import { kept, undone } from '../../../../test/told.ts'
import { newId } from '../../../kernel/ids.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { ProjectArchived, ProjectInUse, ProjectNameTaken, ProjectNotArchived } from '../refusals.ts'
import { archiveProject } from './archive-project.ts'
import { createProject } from './create-project.ts'
import { restoreProject } from './restore-project.ts'
import { setDefaultProject } from './set-default-project.ts'

let at: House
beforeEach(async () => void (at = await house()))

const refusalOf = (done: Promise<unknown>) => done.catch((error: unknown) => error)

describe('archiving a project', () => {
  it('hides it from everyone who had a part in it, but from its PI and the facility, and restoring shows it again', async () => {
    const id = at.projectId
    const seenBy = (who: keyof House['people']) =>
      undone(at.people[who], (ctx) => ctx.tx.project.count({ where: { id } }))
    await kept(at.people.pi, (ctx) => archiveProject(ctx, { id, reason: 'the grant has ended' }))
    for (const who of ['manager', 'owner', 'editor', 'viewer', 'steward'] as const)
      expect([who, await seenBy(who)]).toEqual([who, 0])
    for (const who of ['pi', 'resourceManager', 'auditor'] as const) expect([who, await seenBy(who)]).toEqual([who, 1])
    await kept(at.people.pi, (ctx) => restoreProject(ctx, { id }))
    for (const who of ['manager', 'owner', 'editor', 'viewer', 'steward'] as const)
      expect([who, await seenBy(who)]).toEqual([who, 1])
  })

  it('is refused while a data share is open, it gives to others, or it is the default', async () => {
    const id = at.projectId
    await dataShare(at)
    await ownerPool().query(
      'insert into allocations.resource_shares (tenant_id, id, source_project_id, recipient_project_id, share_percentage) values ($1, $2, $3, $4, 10)',
      [at.tenantId, newId(), id, at.otherProjectId],
    )
    await kept(at.people.pi, (ctx) => setDefaultProject(ctx, { projectId: id }))
    const refusal = await undone(at.people.pi, (ctx) => refusalOf(archiveProject(ctx, { id })))
    expect(refusal).toBeInstanceOf(ProjectInUse)
    expect(refusal).toMatchObject({ dataShares: 1, sharesGiven: 1, defaultOf: expect.stringMatching(/^Person/) })
    // Receiving is no obstacle: such a rule is its source’s to withdraw.
    await kept(at.people.otherPi, (ctx) => archiveProject(ctx, { id: at.otherProjectId }))
  })

  it('refuses twice, restoring what lives, and what nobody may see', () =>
    undone(at.people.pi, async (ctx) => {
      const id = at.projectId
      await expect(restoreProject(ctx, { id })).rejects.toBeInstanceOf(ProjectNotArchived)
      await archiveProject(ctx, { id })
      await expect(archiveProject(ctx, { id })).rejects.toBeInstanceOf(ProjectArchived)
      await expect(archiveProject(ctx, { id: at.otherProjectId })).rejects.toBeInstanceOf(NotFound)
    }))

  it('refuses to restore where the PI has another of that name by now', () =>
    undone(at.people.pi, async (ctx) => {
      await archiveProject(ctx, { id: at.projectId })
      const second = await createProject(ctx, { name: 'Coral Genomics' })
      await expect(restoreProject(ctx, { id: at.projectId })).rejects.toBeInstanceOf(ProjectNameTaken)
      await archiveProject(ctx, { id: second.id })
      await restoreProject(ctx, { id: at.projectId })
      const logs = await ctx.tx.auditLog.findMany({ where: { resourceId: at.projectId, action: 'restoreProject' } })
      expect(logs).toMatchObject([{ userId: at.people.pi.userId, details: { new: { deleted_at: null } } }])
    }))

  it('lets the database refuse an undelete that no operation said, and any change of an archived project', () =>
    undone(at.people.pi, async (ctx) => {
      await archiveProject(ctx, { id: at.projectId })
      for (const [change, code] of [
        ['deleted_at = null', 'TN001'],
        [`name = 'Other'`, 'TN003'],
      ] as const) {
        await ctx.sql('savepoint s')
        expect(
          await refusalOf(ctx.sql(`update projects.projects set ${change} where id = $1`, [at.projectId])),
        ).toMatchObject({ code })
        await ctx.sql('rollback to savepoint s')
      }
    }))
})
