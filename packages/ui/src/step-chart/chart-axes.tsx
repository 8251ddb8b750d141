import { type ChartFrame, margin } from './chart-frame.ts'

const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })
const monthAndYear = new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit', timeZone: 'UTC' })

/** Rounded quantities at the start, months or days below. Exact numbers stand in the sentence, the reading and the table. */
export function ChartAxes({ frame: { x, y, width, height } }: { readonly frame: ChartFrame }) {
  return (
    <g className="text-small">
      {y.ticks(4).map((quantity) => (
        <g key={quantity}>
          <line x1={margin.left} x2={width - margin.right} y1={y(quantity)} y2={y(quantity)} className="stroke-line" />
          <text x={margin.left - 6} y={y(quantity)} dy="0.35em" textAnchor="end" className="fill-dim">
            {compact.format(quantity)}
          </text>
        </g>
      ))}
      {x.ticks(Math.max(2, Math.floor(width / 96))).map((date) => (
        <text
          key={date.getTime()}
          x={x(date)}
          y={height - 4}
          textAnchor={x(date) > width - 24 ? 'end' : 'middle'}
          className="fill-dim"
        >
          {showTick(date)}
        </text>
      ))}
    </g>
  )
}

function showTick(date: Date): string {
  if (date.getUTCDate() !== 1) return day.format(date)
  return date.getUTCMonth() === 0 ? monthAndYear.format(date) : month.format(date)
}
