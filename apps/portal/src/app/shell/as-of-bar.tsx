import { useNavigate } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { showMinute } from '@tenure/ui/instant'

interface AsOfBarProps {
  /** ISO 8601 text. */
  readonly moment: string
  readonly onChange: () => void
}

/** Says on every page that an earlier time is looked at, and leads back to now. */
export function AsOfBar({ moment, onChange }: AsOfBarProps) {
  const navigate = useNavigate()
  const leave = () => void navigate({ to: '.', search: (all: object) => ({ ...all, at: undefined }) as never })
  return (
    <div
      role="region"
      aria-label="As of an earlier time"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-violet bg-violet-soft px-4 pb-2 off-paper"
    >
      <p className="min-w-0 grow" role="status">
        <strong className="font-semibold text-violet">
          As of <time dateTime={moment}>{showMinute(moment)} UTC</time>
        </strong>
        <span className="text-dim"> · Projects, allocations and shares as they were. Nothing can be changed.</span>
      </p>
      <div className="flex gap-2">
        <Button onPress={onChange}>Another time</Button>
        <Button tone="primary" onPress={leave}>
          Back to now
        </Button>
      </div>
    </div>
  )
}
