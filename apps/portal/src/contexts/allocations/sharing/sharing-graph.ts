import { atLeastZero, subtract, sum } from '@tenure/quantities/arithmetic'
import { formatFixed } from '@tenure/quantities/format'
import { parseQuantity } from '@tenure/quantities/quantity'
import type { FlowGraph, FlowLink, FlowNode } from '@tenure/ui/flow-graph'
import type { ShareRowFragment } from '../../../graphql/generated/share-row.ts'

type Share = Pick<ShareRowFragment, 'id' | 'source' | 'recipient' | 'gives' | 'kind'>

interface Sharing {
  readonly id: string
  readonly name: string
  readonly sharesGiven: readonly Share[]
  readonly sharesReceived: readonly Share[]
}

const tones = ['violet', 'blue', 'warn'] as const

/**
 * What flows between a project and those it shares with, of one type. Own that is lent stands apart from what is kept, so that
 * received never seems to be passed on. A ceiling flows as far as it may be drawn, and takes nothing from what is kept.
 * @param own decimal text
 */
export function sharingGraph(project: Sharing, typeId: string, own: string): FlowGraph {
  const amountOf = (share: Share) => share.gives.find(({ resourceType }) => resourceType.id === typeId)?.amount ?? '0'
  const reserved = project.sharesGiven.filter(({ kind }) => kind === 'RESERVED')
  const lent = sum(reserved.map((share) => parseQuantity(amountOf(share))))
  const kept = formatFixed(atLeastZero(subtract(parseQuantity(own), lent)))
  const ownPlace: FlowNode = { id: 'own', name: `${project.name}, own` }
  const use: FlowNode = { id: 'use', name: 'Own use', tone: 'accent' }
  const flows: (readonly [FlowNode, FlowNode, string])[] = [
    [ownPlace, use, kept],
    ...project.sharesReceived.map(
      (share) => [{ id: `from ${share.source.id}`, name: share.source.name }, use, amountOf(share)] as const,
    ),
    ...reserved.map((share, index) => {
      const to: FlowNode = { id: `to ${share.recipient.id}`, name: share.recipient.name, tone: tones[index % 3]! }
      return [ownPlace, to, amountOf(share)] as const
    }),
  ]
  const flowing = flows.filter(([, , quantity]) => Number(quantity) > 0)
  return {
    nodes: [...new Map(flowing.flatMap(([from, to]) => [from, to]).map((node) => [node.id, node])).values()],
    links: joined(flowing.map(([from, to, quantity]): FlowLink => ({ from: from.id, to: to.id, quantity }))),
  }
}

/** A pair has one band, though a rule for one type and one to come may both be listed. */
function joined(links: readonly FlowLink[]): FlowLink[] {
  const byPair = new Map<string, FlowLink>()
  for (const link of links) {
    const pair = `${link.from} ${link.to}`
    const before = byPair.get(pair)?.quantity ?? '0'
    byPair.set(pair, { ...link, quantity: formatFixed(sum([parseQuantity(before), parseQuantity(link.quantity)])) })
  }
  return [...byPair.values()]
}
