import CircleAlert from 'lucide-react/icons/circle-alert'
import type { ReactNode } from 'react'

export interface RefusalNoticeProps {
  /** Why not, in the words of the rule that says no. */
  readonly message: string
  /** What can be done instead: a sentence, a button, the values of both sides. */
  readonly remedy?: ReactNode
}

/** A refusal, where the act was tried. Read aloud as soon as it appears. */
export function RefusalNotice({ message, remedy }: RefusalNoticeProps) {
  return (
    <div role="alert" className="flex gap-2 rounded-control border border-bad bg-bad-soft px-3 py-2">
      <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-bad" />
      <div className="min-w-0 grow">
        <p className="font-medium">{message}</p>
        {remedy !== undefined && <div>{remedy}</div>}
      </div>
    </div>
  )
}
