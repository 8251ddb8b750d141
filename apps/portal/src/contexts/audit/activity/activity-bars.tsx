import { Button } from '@tenure/ui/button'
import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { type Bar, showBar, showStart } from './activity-words.ts'

interface ActivityBarsProps {
  readonly bars: readonly Bar[]
  readonly stepSeconds: number
  readonly width: number
  readonly describedBy: string
  /** Told the first and the last bar of a span to look at alone. */
  readonly span: (first: number, last: number) => void
}

const height = 72
const axis = 18

/**
 * The bars, and a span over them: drawn with the pointer, or by its two ends with the keyboard (arrows a step, page keys a
 * dozen, Home and End). Nothing is filtered until it is said.
 */
export function ActivityBars({ bars, stepSeconds, width, describedBy, span }: ActivityBarsProps) {
  const last = bars.length - 1
  const [[from, to], setEnds] = useState<readonly [number, number]>([0, last])
  const [start, setStart] = useState<number | null>(null)
  const [first, end] = [Math.min(from, to), Math.max(from, to)]
  const each = width / Math.max(1, bars.length)
  const top = Math.max(1, ...bars.map(({ count }) => count))
  const isWhole = first === 0 && end === last
  const within = (i: number) => Math.max(0, Math.min(last, i))
  const at = (event: PointerEvent<SVGSVGElement>) =>
    within(Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left) / each))
  const marked = bars.slice(first, end + 1).reduce((sum, { count }) => sum + count, 0)
  const ends = [
    { label: 'Start of the span', value: first, move: (i: number) => setEnds([Math.min(within(i), end), end]) },
    { label: 'End of the span', value: end, move: (i: number) => setEnds([first, Math.max(within(i), first)]) },
  ]
  const onKey = (event: KeyboardEvent, { value, move }: (typeof ends)[number]) => {
    const to: Record<string, number> = {
      ArrowLeft: value - 1,
      ArrowDown: value - 1,
      ArrowRight: value + 1,
      ArrowUp: value + 1,
      PageDown: value - 12,
      PageUp: value + 12,
      Home: 0,
      End: last,
    }
    const next = to[event.key]
    if (next === undefined) return
    event.preventDefault()
    move(next)
  }
  const endOf = ({ startsAt }: Bar) => new Date(Date.parse(startsAt) + stepSeconds * 1000).toISOString()
  if (bars.length === 0) return null
  return (
    <div className="flex flex-col gap-2">
      <svg
        width={width}
        height={height + axis}
        role="group"
        aria-label="Activity"
        aria-describedby={describedBy}
        className="block cursor-crosshair touch-pan-y select-none"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setStart(at(event))
          setEnds([at(event), at(event)])
        }}
        onPointerMove={(event) => start !== null && setEnds([start, at(event)])}
        onPointerUp={() => setStart(null)}
      >
        <line x1={0} x2={width} y1={height + 0.5} y2={height + 0.5} className="stroke-line" />
        {!isWhole && (
          <rect x={first * each} width={(end - first + 1) * each} y={0} height={height} className="fill-accent-soft" />
        )}
        {bars.map((bar, i) => {
          const { startsAt, count } = bar
          const tall = count === 0 ? 0 : Math.max(2, (count / top) * (height - 4))
          return (
            <rect
              key={startsAt}
              x={i * each + Math.min(0.5, each / 8)}
              width={Math.max(1, each - Math.min(1, each / 4))}
              y={height - tall}
              height={tall}
              className={i >= first && i <= end ? 'fill-accent' : 'fill-edge'}
            >
              <title>{`${showStart(startsAt, stepSeconds)} UTC: ${showBar(bar)}`}</title>
            </rect>
          )
        })}
        {[0, Math.floor(bars.length / 2), last].map((i, place) => (
          <text
            key={i}
            x={place === 2 ? width : i * each}
            y={height + axis - 4}
            textAnchor={(['start', 'middle', 'end'] as const)[place]}
            className="fill-dim text-small"
          >
            {showStart(bars[i]!.startsAt, stepSeconds)}
          </text>
        ))}
        {ends.map((one, which) => (
          <g
            key={one.label}
            role="slider"
            tabIndex={0}
            aria-label={one.label}
            aria-valuemin={0}
            aria-valuemax={last}
            aria-valuenow={one.value}
            aria-valuetext={`${showStart(bars[one.value]!.startsAt, stepSeconds)} UTC`}
            onKeyDown={(event) => onKey(event, one)}
            className="group outline-none"
          >
            <rect
              x={Math.max(0, Math.min(width - 4, (one.value + which) * each - 2))}
              y={0}
              width={4}
              height={height}
              rx={2}
              className="fill-transparent group-focus-visible:fill-ink"
            />
          </g>
        ))}
      </svg>
      {!isWhole && (
        <div className="flex flex-wrap items-center gap-2 off-paper">
          <p aria-live="polite">
            {showStart(bars[first]!.startsAt, stepSeconds)} to {showStart(endOf(bars[end]!), stepSeconds)} UTC:{' '}
            <span className="font-semibold">{marked.toLocaleString('en-GB')}</span> entries
          </p>
          <Button onPress={() => span(first, end)}>Look at these alone</Button>
          <Button tone="quiet" onPress={() => setEnds([0, last])}>
            Unmark
          </Button>
        </div>
      )}
    </div>
  )
}
