import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar'

export interface ProgressBarProps {
  /** What is going on: 'Importing'. */
  readonly label: string
  /** What of it is done, in words: '12,000 of 50,000 rows, allocations'. */
  readonly words: string
  /** Per cent, 0 to 100; null while nobody knows. */
  readonly percent: number | null
}

/** How far a piece of work is. */
export function ProgressBar({ label, words, percent }: ProgressBarProps) {
  return (
    <AriaProgressBar
      aria-label={label}
      isIndeterminate={percent === null}
      value={percent ?? 0}
      valueLabel={words}
      className="flex flex-col gap-1.5"
    >
      <span className="flex justify-between gap-4">
        <span className="font-medium">{label}</span>
        <span className="text-dim">{words}</span>
      </span>
      <span className="holds-fill h-1.5 overflow-hidden rounded-full bg-sunken">
        <span className="fills block h-full rounded-full bg-accent" style={{ width: `${percent ?? 0}%` }} />
      </span>
    </AriaProgressBar>
  )
}
