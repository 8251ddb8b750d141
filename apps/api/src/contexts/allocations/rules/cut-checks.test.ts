import { describe, expect, it } from 'vitest'
import { BelowWhatIsDrawn } from '../refusals/cuts.ts'
import { checkCut } from './cut-checks.ts'
import type { DrawFacts, PlainGraph } from './facts.ts'
import { withAllocation, withCarve, withShare } from './graph-changes.ts'
import { type Graph, makeGraph } from './graph.ts'
import { impactOf } from './impact.ts'
import { NOW, allocation, draw, share } from './small-graphs.testkit.ts'

const plain: PlainGraph = {
  allocations: [allocation('A1 of AB-12', '1000'), allocation('A2 of AB-12', '500')],
  shares: [share('AB-12 → CD-3', 10)],
  carved: [],
  draws: [],
}

function change(draws: DrawFacts[], make: (before: Graph) => Graph) {
  const before = makeGraph({ ...plain, draws })
  return { before, after: make(before), projectId: 'AB-12', resourceTypeId: 'cpu', at: NOW }
}

describe('changes below what is drawn (A19)', () => {
  it('may not cut an allocation below what is drawn on it', () => {
    const draws = [draw('AB-12 on A1', '800', 'OWN')]
    const cut = change(draws, (graph) => withAllocation(graph, allocation('A1 of AB-12', '700')))
    const refusal = checkCut(cut, false)
    expect(refusal).toBeInstanceOf(BelowWhatIsDrawn)
    expect(refusal).toMatchObject({ overdrafts: [{ kind: 'ALLOCATION', id: 'A1' }] })
    expect(refusal).toHaveProperty(
      'message',
      'This leaves less than is already drawn: allocation A1 would have 700, and 800 is drawn. Keep at least what is drawn, or force the change: both sides are then told that they are overdrawn.',
    )
    expect(
      checkCut(
        change(draws, (graph) => withAllocation(graph, allocation('A1 of AB-12', '800'))),
        false,
      ),
    ).toEqual([])
  })

  it('may not end one early that was drawn on', () => {
    const draws = [draw('AB-12 on A1', '800', 'OWN')]
    const end = (graph: Graph) => withAllocation(graph, allocation('A1 of AB-12', '1000', { endsAt: NOW }))
    const kinds = [{ kind: 'PROJECT' }, { kind: 'ALLOCATION' }]
    expect(checkCut(change(draws, end), false)).toMatchObject({ overdrafts: kinds })
    expect(checkCut(change(draws, end), true)).toMatchObject(kinds)
    expect(checkCut(change([], end), false)).toEqual([])
  })

  it('may not lower a share below what its recipient drew, even where that has enough of its own', () => {
    const draws = [draw('CD-3 on A1', '120', 'RECEIVED')]
    const lower = change(draws, (graph) =>
      withShare(withAllocation(graph, allocation('B1 of CD-3', '5000')), share('AB-12 → CD-3', 5)),
    )
    expect(checkCut(lower, false)).toMatchObject({ overdrafts: [{ kind: 'SHARE', projectId: 'CD-3' }] })
  })

  it('may not raise a share into what the source drew', () => {
    const draws = [draw('AB-12 on A1', '1000', 'OWN'), draw('AB-12 on A2', '300', 'OWN')]
    const raise = change(draws, (graph) => withShare(graph, share('AB-12 → CD-3', 50)))
    expect(checkCut(raise, false)).toMatchObject({ overdrafts: [{ kind: 'PROJECT', id: 'AB-12' }] })
  })

  it('may not carve what others have drawn their share of', () => {
    const draws = [draw('CD-3 on A2', '150', 'RECEIVED')]
    const carve = change(draws, (graph) => withCarve(graph, { allocationId: 'A1' }))
    expect(checkCut(carve, false)).toMatchObject({ overdrafts: [{ kind: 'PROJECT', id: 'CD-3' }, { kind: 'SHARE' }] })
  })

  it('is not held against a change that mends it', () => {
    const draws = [draw('AB-12 on A1', '1200', 'OWN')]
    const mend = change(draws, (graph) => withAllocation(graph, allocation('A1 of AB-12', '1100')))
    expect(checkCut(mend, false)).toEqual([])
  })
})

describe('the preview of a change (A22)', () => {
  it('lists whom it moves, with both sides of the move', () => {
    const lower = change([], (graph) => withAllocation(graph, allocation('A1 of AB-12', '500')))
    const rows = impactOf(lower).map(({ projectId, before, after }) => [
      projectId,
      before.entitlement,
      after.entitlement,
    ])
    expect(rows).toEqual([
      ['AB-12', 13_500_000n, 9_000_000n],
      ['CD-3', 1_500_000n, 1_000_000n],
    ])
  })
  it('lists those who receive only before or only after', () => {
    const begin = change([], (graph) => withShare(graph, share('AB-12 → EF-4', 20)))
    expect(impactOf(begin).map((row) => row.projectId)).toEqual(['AB-12', 'EF-4'])
    const end = change([], (graph) => withShare(graph, share('AB-12 → CD-3', 10, { endsAt: NOW })))
    expect(impactOf(end).map((row) => row.projectId)).toEqual(['AB-12', 'CD-3'])
  })
  it('leaves out whom nothing moves', () => {
    expect(impactOf(change([], (graph) => withAllocation(graph, allocation('B1 of EF-4', '9'))))).toEqual([])
  })
})
