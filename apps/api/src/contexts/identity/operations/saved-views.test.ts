import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../test/given.ts'
import { openAs, undone } from '../../../../test/told.ts'
import { deleteSavedView } from './delete-saved-view.ts'
import { editSavedView } from './edit-saved-view.ts'
import { saveView } from './save-view.ts'
import { retold } from '../../../kernel/database/told.ts'

let [mine, other, admin]: given.Person[] = []
beforeAll(async () => {
  const { tenantId } = await given.tenant()
  mine = await given.person(tenantId)
  other = await given.person(tenantId)
  admin = await given.person(tenantId, { roles: ['admin'] })
})

const view = { page: 'audit', name: 'Grants', address: 'action=grantAllocation' }

describe('a saved view', () => {
  it('is kept once by a name, and refuses what is no address', async () => {
    await undone(mine!, async (ctx) => {
      const { id } = await saveView(ctx, { ...view, address: `?${view.address}`, name: '  Grants ' })
      expect(await ctx.tx.savedView.findFirst({ where: { id } })).toMatchObject({ ...view, isShared: false })
      await expect(saveView(ctx, { ...view, name: 'GRANTS' })).rejects.toMatchObject({ name: 'SavedViewNameTaken' })
      await expect(saveView(ctx, { ...view, name: ' ' })).rejects.toMatchObject({ field: ['name'] })
      await expect(saveView(ctx, { ...view, name: 'x', page: '/audit' })).rejects.toMatchObject({ field: ['page'] })
      for (const address of ['a b', 'a#b', '"', 'x'.repeat(2001)])
        await expect(saveView(ctx, { ...view, name: 'x', address })).rejects.toMatchObject({ field: ['address'] })
    })
  })

  it('is its maker’s alone until it is shared; then everybody’s to see, and the administrator’s to clear up', async () => {
    const opened = await openAs(mine!)
    try {
      const { id } = await saveView(opened.context, view)
      let ctx = await retold(opened.context, other!)
      await expect(editSavedView(ctx, { id, name: 'x' })).rejects.toMatchObject({ name: 'NotFound' })
      ctx = await retold(opened.context, mine!)
      await editSavedView(ctx, { id, isShared: true, expectedVersion: 1 })
      await expect(editSavedView(ctx, { id, name: 'x', expectedVersion: 1 })).rejects.toMatchObject({
        name: 'StaleVersion',
        current: 2,
      })
      ctx = await retold(opened.context, other!)
      expect(await ctx.tx.savedView.count()).toBe(1)
      await expect(editSavedView(ctx, { id, name: 'x' })).rejects.toMatchObject({ name: 'NotAllowed' })
      await expect(deleteSavedView(ctx, { id })).rejects.toMatchObject({ name: 'NotAllowed' })
      ctx = await retold(opened.context, admin!)
      await expect(editSavedView(ctx, { id, name: 'x' })).rejects.toMatchObject({ name: 'NotAllowed' })
      await deleteSavedView(ctx, { id })
      await expect(deleteSavedView(ctx, { id })).rejects.toMatchObject({ name: 'NotFound' })
    } finally {
      await opened.rollback()
    }
  })
})
