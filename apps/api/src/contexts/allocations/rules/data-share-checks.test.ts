import { parseQuantity, whole } from '@tenure/quantities/quantity'
import { describe, expect, it } from 'vitest'
import { checkDataShare } from './data-share-checks.ts'
import { makeGraph } from './graph.ts'
import { NOW, allocation } from './small-graphs.testkit.ts'

const disk = { ...allocation('A1 of AB-12', '100.5', { resourceTypeId: 'disk' }), isStorage: true }
const graph = makeGraph({ allocations: [disk], carved: [], shares: [], draws: [] })
const draft = { projectId: 'AB-12', allocation: disk, at: NOW }

describe('a data share (A20)', () => {
  it('takes the whole allocation', () => {
    expect(checkDataShare(graph, draft)).toBe(parseQuantity('100.5'))
    expect(checkDataShare(graph, { ...draft, quota: parseQuantity('100.5') })).toBe(parseQuantity('100.5'))
    expect(checkDataShare(graph, { ...draft, quota: whole(50) })).toMatchObject({ name: 'QuotaNotWholeAllocation' })
  })
  it('is of its own project’s storage', () => {
    expect(checkDataShare(graph, { ...draft, projectId: 'CD-3' })).toMatchObject({ name: 'AllocationOfAnotherProject' })
    const cpu = { ...allocation('A2 of AB-12', '5'), isStorage: false }
    expect(checkDataShare(graph, { ...draft, allocation: cpu })).toMatchObject({ name: 'AllocationNotStorage' })
  })
  it('is the only one of its allocation, while it lasts', () => {
    const carved = (endsAt: Date | null) => makeGraph({ ...graph.plain, carved: [{ allocationId: 'A1', endsAt }] })
    expect(checkDataShare(carved(null), draft)).toMatchObject({
      name: 'AllocationAlreadyShared',
      field: ['allocationId'],
    })
    expect(checkDataShare(carved(NOW), draft)).toBe(parseQuantity('100.5'))
  })
  it('needs a running allocation', () => {
    const ended = { ...disk, endsAt: NOW }
    expect(checkDataShare(graph, { ...draft, allocation: ended })).toMatchObject({ name: 'AllocationNotActive' })
  })
})
