import { expect, it } from 'vitest'
import { layOutFlow } from './lay-out-flow.ts'

const nodes = ['own', 'received', 'left', 'given', 'idle'].map((id) => ({ id, name: id }))

it('draws each link as thick as its share, and leaves out what carries nothing', () => {
  const links = [
    { from: 'own', to: 'left', quantity: '300' },
    { from: 'own', to: 'given', quantity: '100.0000' },
    { from: 'received', to: 'left', quantity: '0.0000' },
  ]
  const drawn = layOutFlow({ nodes, links }, 400, 200)
  expect(drawn.nodes.map(({ node }) => node.id)).toEqual(['own', 'left', 'given'])
  const [left, given] = drawn.links
  expect(left!.thickness / given!.thickness).toBeCloseTo(3)
  expect(drawn.nodes.map(({ isLast }) => isLast)).toEqual([false, true, true])
})

it('stays within the canvas', () => {
  const drawn = layOutFlow({ nodes, links: [{ from: 'own', to: 'given', quantity: '99999999999999.9999' }] }, 320, 120)
  for (const { x, y, width, height } of drawn.nodes) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(320)
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y + height).toBeLessThanOrEqual(120)
  }
})
