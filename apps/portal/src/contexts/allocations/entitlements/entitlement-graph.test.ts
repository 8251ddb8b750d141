import { expect, it } from 'vitest'
import { entitlementGraph } from './entitlement-graph.ts'

const river = { id: 'r', publicId: 'RI-1', name: 'River microbiome' }
const storm = { id: 's', publicId: 'ST-2', name: 'Storm surge' }
const term = (kind: 'OWN' | 'CARVED' | 'RECEIVED' | 'LENT' | 'DRAWN', amount: string, more: object = {}) => ({
  kind,
  amount,
  partner: null,
  shareKind: null,
  ...more,
})

const explained = {
  own: '5000.0000',
  carved: '1000.0000',
  entitlement: '5300.5000',
  drawn: '300.0000',
  terms: [
    term('OWN', '5000.0000'),
    term('RECEIVED', '700.5000', { partner: river, shareKind: 'RESERVED' }),
    term('LENT', '400.0000', { partner: storm, shareKind: 'RESERVED' }),
    term('LENT', '200.0000', { partner: river, shareKind: 'CEILING' }),
  ],
}

it('lets in as much as it lets out, to the last decimal', () => {
  const { links } = entitlementGraph(explained)
  const at = (id: string, end: 'from' | 'to') =>
    links
      .filter((link) => link[end] === id)
      .reduce((total, { quantity }) => total + BigInt(quantity.replace('.', '')), 0n)
  expect(at('may', 'to')).toBe(53005000n)
  expect(at('may', 'from')).toBe(53005000n)
  expect(at('own', 'from')).toBe(50000000n)
  expect(at('carved', 'to')).toBe(at('carved', 'from'))
})

it('leaves out what carries nothing and what is not set aside, and never draws more than there is', () => {
  const { links } = entitlementGraph({ ...explained, drawn: '9000.0000' })
  expect(links.map(({ from, to }) => `${from} ${to}`)).toEqual([
    'own may',
    'own carved',
    'carved may',
    'from r may',
    'own to s',
    'may drawn',
  ])
})
