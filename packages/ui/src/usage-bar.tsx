import { Meter } from 'react-aria-components/Meter'
import { classNames } from './class-names.ts'

export interface UsageBarProps {
  /** What is measured, read aloud: 'GPU hours used'. */
  readonly label: string
  /** Per cent, 0 and up; beyond 100 it says so. For the picture alone: exact quantities stand beside it as text. */
  readonly percent: number
  /** From here on it warns; 85 unless told. */
  readonly warnsAt?: number
  /** Whether the figure is written after the bar; yes unless told. */
  readonly showsFigure?: boolean
  readonly className?: string
}

/** How much of something is used: a bar and the figure. Beyond its limit the bar is full and the figure says by how much. */
export function UsageBar({ label, percent, warnsAt = 85, showsFigure = true, className }: UsageBarProps) {
  const figure = `${Math.round(percent)}%`
  const tone = percent > 100 ? 'bg-bad' : percent >= warnsAt ? 'bg-warn' : 'bg-accent'
  return (
    <Meter
      aria-label={label}
      value={Math.min(percent, 100)}
      valueLabel={figure}
      className={classNames('flex items-center gap-2', className)}
    >
      {({ percentage }) => (
        <>
          <span className="holds-fill h-1 min-w-16 grow overflow-hidden rounded-full bg-sunken">
            <span
              className={classNames('fills block h-full rounded-full', tone)}
              style={{ width: `${percentage ?? 0}%` }}
            />
          </span>
          {showsFigure && (
            <span className={classNames('number w-10 shrink-0', percent > 100 ? 'font-medium text-bad' : 'text-dim')}>
              {figure}
            </span>
          )}
        </>
      )}
    </Meter>
  )
}
