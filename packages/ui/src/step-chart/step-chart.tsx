import { useState } from 'react'
import { Picture } from '../picture.tsx'
import type { ChartSpan } from './chart-frame.ts'
import { StepDrawing } from './step-drawing.tsx'
import type { StepSeries } from './step-series.ts'
import { StepTable } from './step-table.tsx'

export interface StepChartProps {
  /** The one the chart is about first: the space under it is tinted. */
  readonly series: readonly StepSeries[]
  readonly span: ChartSpan
  readonly unit: string
  /** 'On 1 January you drop from 500 to 250 core-hours because allocation 12 ends.' */
  readonly sentence: string
  /** ISO 8601 text; where solid turns to dashed. The present unless told. */
  readonly now?: string
}

/** Quantities as step functions of time: what holds until when. */
export function StepChart({ series, span, unit, sentence, now }: StepChartProps) {
  const [opened] = useState(() => Date.now())
  const at = now === undefined ? opened : Date.parse(now)
  return (
    <Picture
      sentence={sentence}
      table={<StepTable label={sentence} series={series} unit={unit} />}
      render={(width, sentenceId) => (
        <StepDrawing {...{ series, span, unit, width }} now={at} describedBy={sentenceId} />
      )}
    />
  )
}
