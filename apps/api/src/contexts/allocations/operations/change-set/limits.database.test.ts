import { beforeAll, expect, it } from 'vitest'
import * as given from '../../../../../test/given-allocations.ts'
import { undone } from '../../../../../test/told.ts'
import type { Context } from '../../../../kernel/context.ts'
import { ChangesRefused } from '../../refusals/change-sets.ts'
import { addResourceSupply } from '../add-resource-supply.ts'
import { changeSupplyPolicy } from '../change-supply-policy.ts'
import { editResourceType } from '../edit-resource-type.ts'
import { changeAllocations, previewAllocationChanges } from './change-allocations.ts'

let house: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (house = await given.facility()))

/** Two projects of the PI with 400 each, of a type of which there is 1,000. */
async function scene(ctx: Context) {
  const resourceTypeId = await given.resourceType(ctx)
  const projects = [
    await given.project(ctx, { piId: house.pi.userId }),
    await given.project(ctx, { piId: house.pi.userId }),
  ] as const
  const [a, b] = [
    await given.allocation(ctx, { projectId: projects[0], resourceTypeId, quantity: '400' }),
    await given.allocation(ctx, { projectId: projects[1], resourceTypeId, quantity: '400' }),
  ]
  return { resourceTypeId, projects, a, b }
}
const quantities = async (ctx: Context, ids: readonly string[]) =>
  (await ctx.tx.allocation.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } })).map((row) =>
    Number(row.quantity),
  )
const resized = (key: string, id: string, quantity: string) => ({ key, id, expectedVersion: 1, quantity })

it('a set is held to the supply as a whole: what one row gives back another may take', () =>
  undone(house.manager, async (ctx) => {
    const { resourceTypeId, a, b } = await scene(ctx)
    await changeSupplyPolicy(ctx, { id: resourceTypeId, policy: 'REFUSE' })
    await addResourceSupply(ctx, { resourceTypeId, name: 'Racks', quantity: '1000' })
    const beyond = [resized('a', a, '600'), resized('b', b, '500')]
    const { refused } = await previewAllocationChanges(ctx, { changes: beyond })
    expect(refused.map(({ key, refusal }) => [key, refusal.name])).toEqual([
      ['a', 'BeyondSupply'],
      ['b', 'BeyondSupply'],
    ])
    await expect(changeAllocations(ctx, { changes: beyond })).rejects.toThrow(ChangesRefused)
    expect(await quantities(ctx, [a, b])).toEqual([400, 400])
    await changeAllocations(ctx, { changes: [resized('a', a, '900'), resized('b', b, '100')] })
    expect(await quantities(ctx, [a, b])).toEqual([900, 100])
  }))

it('a set beyond the supply is marked for each row that gives more, where the policy says so', () =>
  undone(house.manager, async (ctx) => {
    const { resourceTypeId, a, b } = await scene(ctx)
    await changeSupplyPolicy(ctx, { id: resourceTypeId, policy: 'MARK' })
    await addResourceSupply(ctx, { resourceTypeId, name: 'Racks', quantity: '1000' })
    await changeAllocations(ctx, { changes: [resized('a', a, '1200'), resized('b', b, '300')] })
    const marks = await ctx.tx.overcommitment.findMany({ where: { resourceTypeId } })
    expect(marks.map(({ allocationId }) => allocationId)).toEqual([a])
  }))

it('a project gives itself no more of a type that is granted by request, by a set either', () =>
  undone(house.manager, async (ctx) => {
    const { resourceTypeId, projects, a, b } = await scene(ctx)
    await editResourceType(ctx, { id: resourceTypeId, grantedByRequest: true })
    const pi = await given.become(ctx, house.pi)
    const grant = { projectId: projects[0], resourceTypeId, model: 'CONDO', quantity: '5' } as const
    const { refused } = await previewAllocationChanges(pi, {
      changes: [resized('a', a, '401'), resized('b', b, '399'), { key: 'c', grant }],
    })
    expect(refused.map(({ key, refusal }) => [key, refusal.name])).toEqual([
      ['a', 'GrantedByRequest'],
      ['c', 'GrantedByRequest'],
    ])
    await changeAllocations(pi, { changes: [resized('b', b, '399')] })
    expect(await quantities(ctx, [b])).toEqual([399])
  }))
