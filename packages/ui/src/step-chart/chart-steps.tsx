import { area, curveStepAfter, line } from 'd3-shape'
import { toneColour } from '../tone.ts'
import { type ChartFrame, margin } from './chart-frame.ts'
import type { StepSeries } from './step-series.ts'

interface ChartStepsProps {
  readonly series: StepSeries
  readonly frame: ChartFrame
  /** Milliseconds since 1970: solid before, dashed after. */
  readonly now: number
  /** Whether the space under it is tinted: for the one that the chart is about. */
  readonly isFilled: boolean
}

type Point = readonly [at: number, quantity: number]

/** One series: solid until now, dashed beyond. */
export function ChartSteps({ series, frame, now, isFilled }: ChartStepsProps) {
  const end = frame.x.domain()[1]?.getTime() ?? now
  const points = series.steps.map(({ at, quantity }): Point => [Date.parse(at), Number(quantity)])
  const past = cut(points, -Infinity, Math.min(now, end))
  const ahead = cut(points, now, end)
  const clamped = (at: number) => Math.max(margin.left, Math.min(frame.x(at), frame.width - margin.right))
  const draw = line<Point>(
    ([at]) => clamped(at),
    ([, quantity]) => frame.y(quantity),
  ).curve(curveStepAfter)
  const fill = area<Point>(
    ([at]) => clamped(at),
    frame.y(0),
    ([, quantity]) => frame.y(quantity),
  ).curve(curveStepAfter)
  const colour = toneColour[series.tone]
  return (
    <g fill="none" stroke={colour} strokeWidth={1.75} strokeLinejoin="round">
      {isFilled && <path d={fill(past) ?? ''} fill={colour} fillOpacity={0.1} stroke="none" />}
      <path d={draw(past) ?? ''} className="mark" />
      <path d={draw(ahead) ?? ''} strokeDasharray="4 3" className="mark" />
    </g>
  )
}

/** The steps between two instants, with the one that holds at the first and a last point at the second. */
function cut(points: readonly Point[], from: number, until: number): Point[] {
  const before = points.findLast(([at]) => at <= from)
  const within = points.filter(([at]) => at > from && at <= until)
  const drawn: Point[] = [...(before ? [[from, before[1]] as const] : []), ...within]
  const last = drawn.at(-1)
  return last && until > last[0] ? [...drawn, [until, last[1]]] : drawn
}
