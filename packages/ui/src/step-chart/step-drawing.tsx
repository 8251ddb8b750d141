import { type PointerEvent, useState } from 'react'
import { ChartAxes } from './chart-axes.tsx'
import { chartFrame, type ChartSpan, margin } from './chart-frame.ts'
import { ChartReading } from './chart-reading.tsx'
import { ChartSteps } from './chart-steps.tsx'
import type { StepSeries } from './step-series.ts'

interface StepDrawingProps {
  readonly series: readonly StepSeries[]
  readonly span: ChartSpan
  /** Milliseconds since 1970. */
  readonly now: number
  readonly unit: string
  readonly width: number
  readonly describedBy: string
}

/** The picture and its reading: of today, or of the day under the pointer. */
export function StepDrawing({ series, span, now, unit, width, describedBy }: StepDrawingProps) {
  const [pointed, setPointed] = useState<number | null>(null)
  const frame = chartFrame(series, span, width)
  const at = pointed ?? now
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const left = event.clientX - event.currentTarget.getBoundingClientRect().left
    setPointed(frame.x.invert(Math.max(margin.left, Math.min(left, width - margin.right))).getTime())
  }
  return (
    <>
      <ChartReading series={series} at={at} unit={unit} />
      <svg
        role="img"
        aria-labelledby={describedBy}
        viewBox={`0 0 ${width} ${frame.height}`}
        width={width}
        height={frame.height}
        onPointerMove={point}
        onPointerLeave={() => setPointed(null)}
        className="picture mt-2 block"
      >
        <ChartAxes frame={frame} />
        {series.map((one, index) => (
          <ChartSteps key={one.id} series={one} frame={frame} now={now} isFilled={index === 0} />
        ))}
        <line
          x1={frame.x(at)}
          x2={frame.x(at)}
          y1={margin.top}
          y2={frame.height - margin.bottom}
          strokeDasharray="2 3"
          className="stroke-dim"
        />
      </svg>
    </>
  )
}
