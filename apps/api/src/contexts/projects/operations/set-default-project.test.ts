import { beforeAll, describe, expect, it } from 'vitest'
import { house, type House } from '../../../../test/given-house.ts'
import { undone } from '../../../../test/told.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { NotYourProject, ProjectArchived } from '../refusals.ts'
import { archiveProject } from './archive-project.ts'
import { createProject } from './create-project.ts'
import { setDefaultProject } from './set-default-project.ts'

let at: House
beforeAll(async () => void (at = await house()))

describe('the default project', () => {
  it('is one of the PI’s own, and can be none', () =>
    undone(at.people.pi, async (ctx) => {
      const chosen = async () =>
        (await ctx.tx.user.findFirstOrThrow({ where: { id: at.people.pi.userId } })).defaultProjectId
      await setDefaultProject(ctx, { projectId: at.projectId })
      expect(await chosen()).toBe(at.projectId)
      await setDefaultProject(ctx, { projectId: null })
      expect(await chosen()).toBeNull()
      await expect(setDefaultProject(ctx, { projectId: at.otherProjectId })).rejects.toBeInstanceOf(NotFound)
      const { id } = await createProject(ctx, { name: 'Old' })
      await archiveProject(ctx, { id })
      await expect(setDefaultProject(ctx, { projectId: id })).rejects.toBeInstanceOf(ProjectArchived)
    }))

  it('is refused to who works on a project of somebody else’s, by the database as well', () =>
    undone(at.people.owner, async (ctx) => {
      await expect(setDefaultProject(ctx, { projectId: at.projectId })).rejects.toBeInstanceOf(NotYourProject)
      await expect(
        ctx.sql('update identity.users set default_project_id = $1 where id = $2', [
          at.projectId,
          at.people.owner.userId,
        ]),
      ).rejects.toMatchObject({ code: '23503', constraint: 'users_default_project_is_own' })
    }))
})
