import { expect, it } from 'vitest'
import { sharingGraph } from './sharing-graph.ts'

const cpu = { id: 'cpu', name: 'CPU', unit: 'core-hours' }
const party = (id: string) => ({ id, publicId: id.toUpperCase(), name: id })
const share = (source: string, recipient: string, amount: string, kind: 'RESERVED' | 'CEILING' = 'RESERVED') => ({
  id: `${source}-${recipient}`,
  source: party(source),
  recipient: party(recipient),
  kind,
  gives: [{ base: '1000.0000', amount, resourceType: cpu }],
})

it('keeps what is not set aside, and takes in what is received', () => {
  const project = {
    id: 'coral',
    name: 'Coral',
    sharesGiven: [share('coral', 'storm', '100.0000'), share('coral', 'atlas', '50.0000', 'CEILING')],
    sharesReceived: [share('river', 'coral', '25.5000')],
  }
  expect(sharingGraph(project, 'cpu', '1000.0000').links).toEqual([
    { from: 'own', to: 'use', quantity: '900.0000' },
    { from: 'from river', to: 'use', quantity: '25.5000' },
    { from: 'own', to: 'to storm', quantity: '100.0000' },
  ])
  expect(sharingGraph(project, 'gpu', '0.0000').links).toEqual([])
})
