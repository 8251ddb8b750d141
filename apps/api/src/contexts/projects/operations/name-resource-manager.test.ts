import { beforeAll, describe, expect, it } from 'vitest'
import { house, type House } from '../../../../test/given-house.ts'
import { undone } from '../../../../test/told.ts'
import { NotAllowed } from '../../../kernel/refusals.ts'
import { mayAllocate } from '../access.ts'
import { AlreadyOnProject } from '../refusals.ts'
import { nameResourceManager } from './name-resource-manager.ts'
import { removeResourceManager } from './remove-resource-manager.ts'

let at: House
beforeAll(async () => void (at = await house()))

describe('resource managers of a project', () => {
  it('keep its allocations in place of the PI, who does again when the last one goes', () =>
    undone(at.people.pi, async (ctx) => {
      const project = { id: at.projectId }
      expect(await mayAllocate(ctx, project)).toBe(false)
      await removeResourceManager(ctx, { id: at.managerId })
      expect(await mayAllocate(ctx, project)).toBe(true)
      await nameResourceManager(ctx, { projectId: at.projectId, userId: at.people.editor.userId })
      expect(await mayAllocate(ctx, project)).toBe(false)
      await nameResourceManager(ctx, { projectId: at.projectId, userId: at.people.pi.userId })
      expect(await mayAllocate(ctx, project)).toBe(true)
      await expect(
        nameResourceManager(ctx, { projectId: at.projectId, userId: at.people.pi.userId }),
      ).rejects.toBeInstanceOf(AlreadyOnProject)
    }))

  it('are the PI’s to name: not theirs, nor an owner’s', async () => {
    for (const who of ['manager', 'owner'] as const) {
      await undone(at.people[who], async (ctx) => {
        await expect(
          nameResourceManager(ctx, { projectId: at.projectId, userId: at.people.stranger.userId }),
        ).rejects.toBeInstanceOf(NotAllowed)
        await expect(removeResourceManager(ctx, { id: at.managerId })).rejects.toBeInstanceOf(NotAllowed)
      })
    }
  })
})
