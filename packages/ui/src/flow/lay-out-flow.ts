import { sankey, sankeyJustify, sankeyLinkHorizontal } from 'd3-sankey'
import type { FlowGraph, FlowLink, FlowNode } from './flow-graph.ts'

export interface DrawnNode {
  readonly node: FlowNode
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Whether nothing flows on from here: its words then stand before it. */
  readonly isLast: boolean
}

export interface DrawnLink {
  readonly link: FlowLink
  readonly path: string
  readonly thickness: number
}

/** A flow with places in pixels. */
export interface DrawnFlow {
  readonly nodes: readonly DrawnNode[]
  readonly links: readonly DrawnLink[]
}

const nodeWidth = 8

/**
 * Places a flow on a canvas, links as thick as what flows. Floats serve here, for pixels only. Links of nothing and places without links are left out.
 * @param graph without cycles: d3-sankey throws 'circular link' otherwise
 * @param width and height in pixels
 */
export function layOutFlow(graph: FlowGraph, width: number, height: number): DrawnFlow {
  const links = graph.links.filter(({ quantity }) => Number(quantity) > 0)
  const used = new Set(links.flatMap(({ from, to }) => [from, to]))
  const placed = sankey<{ node: FlowNode }, { link: FlowLink }>()
    .nodeId(({ node }) => node.id)
    .nodeAlign(sankeyJustify)
    .nodeSort(null)
    .nodeWidth(nodeWidth)
    .nodePadding(18)
    .extent([
      [1, 4],
      [width - 1, height - 4],
    ])({
    nodes: graph.nodes.filter(({ id }) => used.has(id)).map((node) => ({ node })),
    links: links.map((link) => ({ link, source: link.from, target: link.to, value: Number(link.quantity) })),
  })
  const path = sankeyLinkHorizontal<{ node: FlowNode }, { link: FlowLink }>()
  return {
    nodes: placed.nodes.map(({ node, x0 = 0, y0 = 0, y1 = 0, sourceLinks = [] }) => ({
      node,
      x: x0,
      y: y0,
      width: nodeWidth,
      height: Math.max(2, y1 - y0),
      isLast: sourceLinks.length === 0,
    })),
    links: placed.links.map((drawn) => ({
      link: drawn.link,
      path: path(drawn) ?? '',
      thickness: Math.max(1, drawn.width ?? 0),
    })),
  }
}
