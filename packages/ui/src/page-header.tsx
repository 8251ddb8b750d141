import type { ReactNode } from 'react'

export interface PageHeaderProps {
  readonly title: ReactNode
  /** One sentence: what this is, how much of it there is. */
  readonly lead?: ReactNode
  /** Filters and buttons, the main act last. */
  readonly actions?: ReactNode
}

/** The head of a page: its one level-one heading, a sentence, and what can be done here. */
export function PageHeader({ title, lead, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <div className="min-w-0 flex-1 basis-48">
        <h1 className="text-title text-balance">{title}</h1>
        {lead !== undefined && <p className="text-dim">{lead}</p>}
      </div>
      {actions !== undefined && <div className="flex max-w-full flex-wrap items-center gap-2 off-paper">{actions}</div>}
    </header>
  )
}
