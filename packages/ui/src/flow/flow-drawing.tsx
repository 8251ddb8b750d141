import { markThousands, trimDecimal } from '../decimal.ts'
import { type Tone, toneColour } from '../tone.ts'
import type { FlowGraph } from './flow-graph.ts'
import { type DrawnFlow, type DrawnNode, layOutFlow } from './lay-out-flow.ts'

interface FlowDrawingProps {
  readonly graph: FlowGraph
  readonly unit: string
  readonly width: number
  readonly describedBy: string
}

/** The flow as a picture: bars for places, bands for what flows. */
export function FlowDrawing({ graph, unit, width, describedBy }: FlowDrawingProps) {
  const height = Math.max(120, graph.nodes.length * 34)
  const flow = layOutFlow(graph, width, height)
  const names = new Map(graph.nodes.map(({ id, name }) => [id, name]))
  return (
    <svg
      role="img"
      aria-labelledby={describedBy}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="picture block"
    >
      <Bands flow={flow} names={names} unit={unit} tones={new Map(graph.nodes.map(({ id, tone }) => [id, tone]))} />
      {flow.nodes.map((drawn) => (
        <g key={drawn.node.id}>
          <rect
            x={drawn.x}
            y={drawn.y}
            width={drawn.width}
            height={drawn.height}
            rx={2}
            className="mark"
            fill={toneColour[drawn.node.tone ?? 'neutral']}
          />
          <PlaceName drawn={drawn} />
        </g>
      ))}
    </svg>
  )
}

interface BandsProps {
  readonly flow: DrawnFlow
  readonly names: ReadonlyMap<string, string>
  readonly tones: ReadonlyMap<string, Tone | undefined>
  readonly unit: string
}

function Bands({ flow, names, tones, unit }: BandsProps) {
  return flow.links.map(({ link, path, thickness }) => (
    <path
      key={`${link.from} ${link.to}`}
      d={path}
      fill="none"
      stroke={toneColour[link.tone ?? tones.get(link.to) ?? 'neutral']}
      strokeOpacity={0.22}
      strokeWidth={thickness}
    >
      <title>{`${names.get(link.from)} to ${names.get(link.to)}: ${markThousands(trimDecimal(link.quantity))} ${unit}`}</title>
    </path>
  ))
}

function PlaceName({ drawn: { node, x, y, width, height, isLast } }: { readonly drawn: DrawnNode }) {
  return (
    <text
      x={isLast ? x - 6 : x + width + 6}
      y={y + height / 2}
      dy="0.35em"
      textAnchor={isLast ? 'end' : 'start'}
      className="fill-ink text-small"
    >
      {node.name}
    </text>
  )
}
