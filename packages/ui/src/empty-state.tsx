import type { ReactNode } from 'react'

export interface EmptyStateProps {
  /** One sentence: what would be here. */
  readonly children: ReactNode
  /** The way to fill it. */
  readonly action?: ReactNode
}

/** What stands where there is nothing yet: one sentence and the way to fill it. */
export function EmptyState({ children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 px-4 py-8 text-center">
      <p className="max-w-100 text-dim">{children}</p>
      {action}
    </div>
  )
}
