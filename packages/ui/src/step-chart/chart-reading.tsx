import { markThousands, trimDecimal } from '../decimal.ts'
import { showDay } from '../instant.ts'
import { toneColour } from '../tone.ts'
import { quantityAt, type StepSeries } from './step-series.ts'

interface ChartReadingProps {
  readonly series: readonly StepSeries[]
  /** Milliseconds since 1970. */
  readonly at: number
  readonly unit: string
}

/** The legend, which is also the reading: each series with its exact quantity on the day pointed at. */
export function ChartReading({ series, at, unit }: ChartReadingProps) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small" aria-label={`On ${showDay(new Date(at).toISOString())}`}>
      <li className="text-dim">{showDay(new Date(at).toISOString())}</li>
      {series.map((one) => {
        const quantity = quantityAt(one, at)
        return (
          <li key={one.id} className="flex items-center gap-1.5">
            <span aria-hidden className="fills h-0.5 w-3 rounded-full" style={{ background: toneColour[one.tone] }} />
            {one.name} {quantity === null ? 'none' : `${markThousands(trimDecimal(quantity))} ${unit}`}
          </li>
        )
      })}
    </ul>
  )
}
