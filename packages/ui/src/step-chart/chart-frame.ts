import { type ScaleLinear, type ScaleTime, scaleLinear, scaleUtc } from 'd3-scale'
import type { StepSeries } from './step-series.ts'

/** The stretch of time a chart shows, ISO 8601 text. */
export interface ChartSpan {
  readonly from: string
  readonly until: string
}

/** Where time and quantity fall in pixels. */
export interface ChartFrame {
  readonly x: ScaleTime<number, number>
  readonly y: ScaleLinear<number, number>
  readonly width: number
  readonly height: number
}

/** Room for the axes in pixels. */
export const margin = { top: 8, right: 8, bottom: 22, left: 44 }

/** A frame from nothing up to the largest quantity in sight. Floats serve here, for pixels only. */
export function chartFrame(series: readonly StepSeries[], span: ChartSpan, width: number): ChartFrame {
  const height = 200
  const largest = Math.max(1, ...series.flatMap(({ steps }) => steps.map(({ quantity }) => Number(quantity))))
  return {
    x: scaleUtc([new Date(span.from), new Date(span.until)], [margin.left, width - margin.right]),
    y: scaleLinear([0, largest], [height - margin.bottom, margin.top]).nice(4),
    width,
    height,
  }
}
