import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../test/given-allocations.ts'
import { undone } from '../../../../test/told.ts'
import { NotAllowed, NotFound } from '../../../kernel/refusals.ts'
import { BelowWhatIsDrawn } from '../refusals/cuts.ts'
import {
  CircularSharing,
  DuplicateShare,
  ShareWithItself,
  ShareWithdrawn,
  SharedTooMuch,
  UniformShareOfNothing,
} from '../refusals/shares.ts'
import { changeResourceShare } from './change-resource-share.ts'
import { drawResource } from './draw-resource.ts'
import { shareResources } from './share-resources.ts'
import { withdrawResourceShare } from './withdraw-resource-share.ts'

let house: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (house = await given.facility()))

describe('sharing resources', () => {
  it('lends of the base, rounded down, and tells both sides', () =>
    undone(house.manager, async (ctx) => {
      const [a, b, resourceTypeId] = [await given.project(ctx), await given.project(ctx), await given.resourceType(ctx)]
      await given.allocation(ctx, { projectId: a, resourceTypeId, quantity: '0.0099' })
      await given.share(ctx, [a, b], '33.33')
      expect(await given.entitlement(ctx, a)).toMatchObject({ own: 0.0099, lent: 0.0032, entitlement: 0.0067 })
      expect(await given.entitlement(ctx, b)).toMatchObject({ received: 0.0032, entitlement: 0.0032 })
    }))

  it('lets a type’s own share override the share of everything, at 0 % too, and a ceiling take nothing off', () =>
    undone(house.manager, async (ctx) => {
      const [a, b, cpu, gpu] = [
        await given.project(ctx),
        await given.project(ctx),
        await given.resourceType(ctx),
        await given.resourceType(ctx),
      ]
      for (const resourceTypeId of [cpu, gpu]) await given.allocation(ctx, { projectId: a, resourceTypeId })
      await given.share(ctx, [a, b], { percentage: '50', kind: 'CEILING' })
      await given.share(ctx, [a, b], { percentage: '0', resourceTypeId: gpu })
      expect(await given.entitlement(ctx, a, { resourceTypeId: cpu })).toMatchObject({ lent: 0, entitlement: 1000 })
      expect(await given.entitlement(ctx, b, { resourceTypeId: cpu })).toMatchObject({ received: 500 })
      expect(await given.entitlement(ctx, b, { resourceTypeId: gpu })).toMatchObject({ received: 0 })
    }))

  it('gives away 99 % at most, of each type and ceilings counted', () =>
    undone(house.manager, async (ctx) => {
      const [a, b, c, cpu] = [
        await given.project(ctx),
        await given.project(ctx),
        await given.project(ctx),
        await given.resourceType(ctx),
      ]
      await given.share(ctx, [a, b], { percentage: '60', kind: 'CEILING' })
      const tooMuch = given.share(ctx, [a, c], { percentage: '39.01', resourceTypeId: cpu })
      await expect(tooMuch).rejects.toBeInstanceOf(SharedTooMuch)
      await expect(tooMuch).rejects.toMatchObject({
        field: ['percentage'],
        total: 9901,
        atMost: 3900,
        resourceTypeId: cpu,
      })
      await given.share(ctx, [a, c], { percentage: '39', resourceTypeId: cpu })
    }))

  it('refuses a circle and names the way, per type; a chain is fine', () =>
    undone(house.manager, async (ctx) => {
      const [a, b, c, cpu, gpu] = [
        await given.project(ctx, { name: 'Alpha beta' }),
        await given.project(ctx),
        await given.project(ctx),
        await given.resourceType(ctx),
        await given.resourceType(ctx),
      ]
      await given.share(ctx, [a, b], { resourceTypeId: cpu })
      await given.share(ctx, [b, c], '5')
      const circle = given.share(ctx, [c, a], { resourceTypeId: cpu })
      await expect(circle).rejects.toBeInstanceOf(CircularSharing)
      await expect(circle).rejects.toMatchObject({ path: [c, a, b, c], field: ['recipientProjectId'] })
      await expect(circle).rejects.toThrow(/→ AB-1 →/)
      // For the other type only b → c stands: a → b is of the one type alone.
      await given.share(ctx, [c, a], { resourceTypeId: gpu })
    }))

  it.each([
    ['itself', (a: string) => ({ recipientProjectId: a }), ShareWithItself],
    ['nothing of everything', () => ({ percentage: '0' }), UniformShareOfNothing],
    ['nobody', () => ({ recipientProjectId: undefined, recipientPublicId: 'ZZ-999' }), NotFound],
  ])('refuses sharing with or of %s', (_what, wrong, refusal) =>
    undone(house.manager, async (ctx) => {
      const [a, b] = [await given.project(ctx), await given.project(ctx)]
      await expect(
        shareResources(ctx, { sourceProjectId: a, recipientProjectId: b, percentage: '10', ...wrong(a) }),
      ).rejects.toBeInstanceOf(refusal)
    }),
  )

  it('refuses a second share of the same between two, and to share away what is drawn', () =>
    undone(house.manager, async (ctx) => {
      const [a, b, resourceTypeId] = [await given.project(ctx), await given.project(ctx), await given.resourceType(ctx)]
      await given.allocation(ctx, { projectId: a, resourceTypeId })
      await drawResource(ctx, { projectId: a, resourceTypeId, amount: '950' })
      await expect(given.share(ctx, [a, b], '10')).rejects.toMatchObject({
        constructor: BelowWhatIsDrawn,
        field: ['percentage'],
      })
      const first = await given.share(ctx, [a, b], '5')
      await expect(given.share(ctx, [a, b], '1')).rejects.toMatchObject({
        constructor: DuplicateShare,
        existingShareId: first,
      })
    }))

  it('lets a PI share their own by a stranger’s public id, and nothing of anybody else’s', () =>
    undone(house.manager, async (ctx) => {
      const theirs = await given.project(ctx, { name: 'Ice cores', piId: house.pi.userId })
      const stranger = await given.project(ctx, { name: 'Volcano watch' })
      const [{ public_id: publicId }] = (await ctx.sql<{ public_id: string }>(
        'select public_id from projects.projects where id = $1',
        [stranger],
      )) as [{ public_id: string }]
      const pi = await given.become(ctx, house.pi)
      const { id } = await shareResources(pi, {
        sourceProjectId: theirs,
        recipientPublicId: publicId.toLowerCase(),
        percentage: '10',
      })
      expect(await pi.tx.resourceShare.findFirst({ where: { id } })).toMatchObject({ recipientProjectId: stranger })
      await expect(
        shareResources(pi, { sourceProjectId: stranger, recipientProjectId: theirs, percentage: '10' }),
      ).rejects.toBeInstanceOf(NotFound)
      const auditor = await given.become(ctx, house.auditor)
      await expect(withdrawResourceShare(auditor, { id })).rejects.toBeInstanceOf(NotAllowed)
    }))
})

describe('changing and withdrawing a share', () => {
  it('changes what both have, and refuses to cut below what the recipient drew', () =>
    undone(house.manager, async (ctx) => {
      const [a, b, resourceTypeId] = [await given.project(ctx), await given.project(ctx), await given.resourceType(ctx)]
      await given.allocation(ctx, { projectId: a, resourceTypeId })
      const id = await given.share(ctx, [a, b], '50')
      await drawResource(ctx, { projectId: b, resourceTypeId, amount: '200' })
      await changeResourceShare(ctx, { id, percentage: '20', expectedVersion: 1 })
      expect(await given.entitlement(ctx, b)).toMatchObject({ received: 200, headroom: 0 })
      await expect(changeResourceShare(ctx, { id, percentage: '19.99' })).rejects.toBeInstanceOf(BelowWhatIsDrawn)
      await expect(withdrawResourceShare(ctx, { id })).rejects.toBeInstanceOf(BelowWhatIsDrawn)
      await changeResourceShare(ctx, { id, kind: 'CEILING' })
      expect(await given.entitlement(ctx, a)).toMatchObject({ entitlement: 1000, drawn: 200 })
      await withdrawResourceShare(ctx, { id, force: true })
      expect(await given.entitlement(ctx, b)).toMatchObject({ entitlement: 0, drawn: 200 })
      await expect(changeResourceShare(ctx, { id, percentage: '1' })).rejects.toBeInstanceOf(ShareWithdrawn)
    }))

  it('checks what holds again when an override goes', () =>
    undone(house.manager, async (ctx) => {
      const [a, b, c, cpu] = [
        await given.project(ctx),
        await given.project(ctx),
        await given.project(ctx),
        await given.resourceType(ctx),
      ]
      await given.share(ctx, [a, b], '60')
      const override = await given.share(ctx, [a, b], { percentage: '0', resourceTypeId: cpu })
      await given.share(ctx, [a, c], { percentage: '90', resourceTypeId: cpu })
      await expect(withdrawResourceShare(ctx, { id: override })).rejects.toBeInstanceOf(SharedTooMuch)
    }))
})
