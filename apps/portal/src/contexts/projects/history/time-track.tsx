import { showMinute } from '@tenure/ui/instant'
import type { Mark } from './use-moments.ts'

interface TimeTrackProps {
  /** Oldest first; the last is now. */
  readonly stops: readonly Mark[]
  /** Which stop is shown; -1 before the first. */
  readonly place: number
  readonly onGo: (place: number) => void
}

/**
 * The line of time with a mark at each change, as far from each other as they were. A native slider lies over it, one step a
 * change: arrow keys, Home and End, Page Up and Down are the browser's own, and it says in words where one is.
 */
export function TimeTrack({ stops, place, onGo }: TimeTrackProps) {
  const [first, last] = [Date.parse(stops[0]!.at), Date.parse(stops.at(-1)!.at)]
  const left = ({ at }: Mark) => ((Date.parse(at) - first) / Math.max(last - first, 1)) * 100
  const here = stops[Math.max(place, 0)]!
  const toNearest = (percent: number) =>
    stops.reduce(
      (best, stop, i) => (Math.abs(left(stop) - percent) < Math.abs(left(stops[best]!) - percent) ? i : best),
      0,
    )
  return (
    <div className="relative mx-2 h-7 min-w-0 grow">
      <div aria-hidden className="absolute inset-x-0 top-1/2 h-px bg-edge" />
      <div
        aria-hidden
        className="absolute top-1/2 left-0 h-0.5 -translate-y-1/2 bg-violet"
        style={{ width: `${left(here)}%` }}
      />
      {stops.map((stop, i) => (
        <span
          key={stop.at}
          aria-hidden
          className={`absolute top-1/2 h-3 w-0.5 -translate-1/2 ${i <= place ? 'bg-violet' : 'bg-edge'}`}
          style={{ left: `${left(stop)}%` }}
        />
      ))}
      <span
        aria-hidden
        className="absolute top-1/2 size-4 -translate-1/2 rounded-full border-2 border-violet bg-surface"
        style={{ left: `${left(here)}%` }}
      />
      <input
        type="range"
        aria-label="Time"
        aria-valuetext={place < 0 ? 'Before the project was made' : `${showMinute(here.at)} UTC: ${here.what}`}
        min={0}
        max={stops.length - 1}
        step={1}
        value={Math.max(place, 0)}
        onChange={({ target }) => onGo(Number(target.value))}
        onPointerDown={(event) => {
          event.preventDefault()
          const track = event.currentTarget
          track.focus()
          track.setPointerCapture(event.pointerId)
          onGo(toNearest(percentAt(track, event.clientX)))
        }}
        onPointerMove={(event) => {
          const track = event.currentTarget
          if (!track.hasPointerCapture(event.pointerId)) return
          const to = toNearest(percentAt(track, event.clientX))
          if (to !== place) onGo(to)
        }}
        className="absolute inset-0 h-full w-full cursor-pointer appearance-none rounded-control bg-transparent opacity-0 focus-visible:opacity-100 [&::-webkit-slider-thumb]:opacity-0 [&::-moz-range-thumb]:opacity-0"
      />
    </div>
  )
}

function percentAt(track: HTMLElement, x: number): number {
  const { left, width } = track.getBoundingClientRect()
  return ((x - left) / width) * 100
}
