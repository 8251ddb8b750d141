import { describe, expect, it } from 'vitest'
import { entitlementAt } from './entitlement.ts'
import { explainEntitlement, explainHeadroom } from './explanation.ts'
import type { PlainGraph } from './facts.ts'
import { makeGraph } from './graph.ts'
import { NOW, allocation, draw, share } from './small-graphs.testkit.ts'

const named = (id: string) => id

function of(projectId: string, plain: Partial<PlainGraph>) {
  const graph = makeGraph({ allocations: [], carved: [], shares: [], draws: [], ...plain })
  return entitlementAt(graph, { projectId, resourceTypeId: 'cpu', at: NOW })
}

const lending = { allocations: [allocation('A1 of AB-12', '5000')], shares: [share('AB-12 → CD-3', 10)] }

describe('explanations', () => {
  it('say what is left in one line', () => {
    const recipient = of('CD-3', { ...lending, draws: [draw('CD-3 on A1', '100', 'RECEIVED')] })
    expect(explainHeadroom(recipient)).toBe('400 = 10 % of 5,000 own − 100 drawn')
    expect(explainEntitlement(recipient, named)).toBe('500 = 10 % of 5,000 own of AB-12')
  })

  it('say what is lent, and to whom', () => {
    const source = of('AB-12', { ...lending, draws: [draw('AB-12 on A1', '20.5', 'OWN')] })
    expect(explainHeadroom(source, named)).toBe('4,479.5 = 5,000 own − 10 % of 5,000 own lent to CD-3 − 20.5 drawn')
    expect(explainEntitlement(source)).toBe('4,500 = 5,000 own − 10 % of 5,000 own lent')
  })

  it('tell ceilings from what is set aside', () => {
    const ceiling = { ...lending, shares: [share('AB-12 → CD-3', 10, { kind: 'CEILING' })] }
    const draws = [draw('CD-3 on A1', '100', 'RECEIVED')]
    expect(explainHeadroom(of('AB-12', { ...ceiling, draws }), named)).toBe(
      '4,900 = 5,000 own − 100 drawn by CD-3; CD-3 may draw up to 500 of it, first come',
    )
    expect(explainHeadroom(of('CD-3', ceiling), named)).toBe('500 = up to 10 % of 5,000 own of AB-12')
  })

  it('name what is carved', () => {
    const allocations = [...lending.allocations, allocation('A2 of AB-12', '1000')]
    const carved = { ...lending, allocations, carved: [{ allocationId: 'A2' }] }
    expect(explainEntitlement(of('AB-12', carved), named)).toBe(
      '5,500 = 6,000 own − 10 % of 5,000 own not carved lent to CD-3; 1,000 of it is carved for data shares',
    )
  })

  it('say when more is drawn than there is, and never show a negative limit', () => {
    const recipient = of('CD-3', { ...lending, draws: [draw('CD-3 on A1', '560', 'RECEIVED')] })
    expect(recipient).toMatchObject({ state: 'OVERDRAWN', headroom: 0n })
    expect(explainHeadroom(recipient, named)).toBe('Overdrawn by 60: 10 % of 5,000 own of AB-12 − 560 drawn')
    // What it drew beyond its share is missing to the owner.
    const source = of('AB-12', { ...lending, draws: [draw('CD-3 on A1', '560', 'RECEIVED')] })
    expect(explainHeadroom(source, named)).toBe('4,440 = 5,000 own − 10 % of 5,000 own lent to CD-3 − 60 drawn by CD-3')
  })

  it('log the safety net on both sides, against the default project', () => {
    const draws = [draw('CD-3 on A1', '70', 'DEFAULT_PROJECT')]
    const plain = { allocations: [allocation('A1 of AB-12', '100')], draws }
    expect(explainHeadroom(of('AB-12', plain), named)).toBe('30 = 100 own − 70 drawn by CD-3 beyond its own')
    expect(explainHeadroom(of('CD-3', plain), named)).toBe('0 = nothing granted, nothing received')
  })

  it('apply the type’s own rule instead of the uniform one', () => {
    const shares = [share('AB-12 → CD-3', 10), share('AB-12 → CD-3', 0, { resourceTypeId: 'cpu' })]
    expect(explainEntitlement(of('CD-3', { ...lending, shares }))).toBe('0 = nothing granted, nothing received')
    expect(of('CD-3', { ...lending, shares }).receivedRules).toMatchObject([{ hundredths: 0, uniform: false }])
  })
})
