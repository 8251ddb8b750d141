import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'

export interface CardProps {
  readonly title?: ReactNode
  /** One sentence under the title. */
  readonly lead?: ReactNode
  /** Buttons at the end of the title's line. */
  readonly actions?: ReactNode
  readonly children?: ReactNode
  readonly className?: string
}

/** A piece of the page with its own title. Never within another. */
export function Card({ title, lead, actions, children, className }: CardProps) {
  const titleId = useId()
  return (
    <section
      {...(title !== undefined && { 'aria-labelledby': titleId })}
      className={classNames('flex min-w-0 flex-col gap-3 rounded-card border border-line bg-surface p-4', className)}
    >
      {(title !== undefined || actions !== undefined) && (
        <header className="flex flex-wrap items-start gap-x-3 gap-y-2">
          <div className="min-w-0 flex-1 basis-48">
            <h2 id={titleId}>{title}</h2>
            {lead !== undefined && <p className="text-dim">{lead}</p>}
          </div>
          {actions !== undefined && <div className="flex gap-2 off-paper">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
