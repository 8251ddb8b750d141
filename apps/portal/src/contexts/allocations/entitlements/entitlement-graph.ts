import { atLeastZero, min, subtract, sum } from '@tenure/quantities/arithmetic'
import { formatFixed } from '@tenure/quantities/format'
import { parseQuantity, type Quantity } from '@tenure/quantities/quantity'
import type { FlowGraph, FlowLink, FlowNode } from '@tenure/ui/flow-graph'
import type { ProjectEntitlementsQuery } from '../../../graphql/generated/project-entitlements.ts'

type Entitlement = NonNullable<ProjectEntitlementsQuery['project']>['entitlements'][number]
type Explained = Pick<Entitlement, 'own' | 'carved' | 'entitlement' | 'drawn'> & {
  readonly terms: readonly Pick<Entitlement['terms'][number], 'kind' | 'amount' | 'partner' | 'shareKind'>[]
}

const tones = ['violet', 'blue', 'warn'] as const

/**
 * What a project may use as a flow: own and received on one side, given and used on the other, exact to the last decimal.
 * What others may draw first come (CEILING) is not set aside, so it takes nothing away and is no flow.
 */
export function entitlementGraph(of: Explained): FlowGraph {
  const [own, carved, entitlement] = [parseQuantity(of.own), parseQuantity(of.carved), parseQuantity(of.entitlement)]
  const drawn = min(atLeastZero(parseQuantity(of.drawn)), entitlement)
  const received = of.terms.filter(({ kind }) => kind === 'RECEIVED')
  const lent = of.terms.filter(({ kind, shareKind }) => kind === 'LENT' && shareKind !== 'CEILING')
  const given = sum(lent.map(({ amount }) => parseQuantity(amount)))
  const kept = atLeastZero(subtract(subtract(own, given), carved))
  const parts: (readonly [FlowNode, FlowNode, Quantity | string])[] = [
    [place('own'), place('may'), kept],
    [place('own'), place('carved'), carved],
    [place('carved'), place('may'), carved],
    ...received.map((term, index) => [partner('from', term, index), place('may'), term.amount] as const),
    ...lent.map((term, index) => [place('own'), partner('to', term, index), term.amount] as const),
    [place('may'), place('drawn'), drawn],
    [place('may'), place('left'), subtract(entitlement, drawn)],
  ]
  const flowing = parts.map(([from, to, amount]) => ({
    from,
    to,
    quantity: typeof amount === 'string' ? amount : formatFixed(amount),
  }))
  return {
    nodes: [...new Map(flowing.flatMap(({ from, to }) => [from, to]).map((node) => [node.id, node])).values()],
    links: flowing
      .filter(({ quantity }) => Number(quantity) > 0)
      .map(({ from, to, quantity }): FlowLink => ({ from: from.id, to: to.id, quantity })),
  }
}

const places = {
  own: { name: 'Own' },
  may: { name: 'May use', tone: 'accent' },
  carved: { name: 'Backs data shares', tone: 'blue' },
  drawn: { name: 'Drawn', tone: 'warn' },
  left: { name: 'Left', tone: 'accent' },
} as const

function place(id: keyof typeof places): FlowNode {
  return { id, ...places[id] }
}

function partner(side: 'from' | 'to', term: Explained['terms'][number], index: number): FlowNode {
  const name = term.partner?.name ?? 'Another project'
  // Several rules may lead to one project over time, so the place is the project where it is known.
  const id = `${side} ${term.partner?.id ?? index}`
  return {
    id,
    name: side === 'from' ? `From ${name}` : `To ${name}`,
    ...(side === 'to' && { tone: tones[index % 3]! }),
  }
}
