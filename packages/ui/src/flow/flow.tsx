import { Picture } from '../picture.tsx'
import { FlowDrawing } from './flow-drawing.tsx'
import type { FlowGraph } from './flow-graph.ts'
import { FlowTable } from './flow-table.tsx'

export interface FlowProps {
  readonly graph: FlowGraph
  /** The unit all quantities are in. */
  readonly unit: string
  /** 'Coral genomics keeps 4,600 of 5,000 core-hours and lends 400 to Storm surge.' */
  readonly sentence: string
}

/** Where a quantity comes from and where it goes: own and received, given and left. */
export function Flow({ graph, unit, sentence }: FlowProps) {
  return (
    <Picture
      sentence={sentence}
      table={<FlowTable label={sentence} graph={graph} unit={unit} />}
      render={(width, sentenceId) => <FlowDrawing graph={graph} unit={unit} width={width} describedBy={sentenceId} />}
    />
  )
}
