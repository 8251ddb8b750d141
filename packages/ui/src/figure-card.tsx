import type { ReactNode } from 'react'
import { Card } from './card.tsx'

export interface FigureCardProps {
  readonly title: string
  /** The one large figure, exact, with thousands marks. */
  readonly figure: string
  readonly unit?: string
  /** What the figure means, in a sentence. */
  readonly children?: ReactNode
}

/** A card that is one number. */
export function FigureCard({ title, figure, unit, children }: FigureCardProps) {
  return (
    <Card title={title}>
      <p className="flex items-baseline gap-1.5">
        <span className="text-figure font-semibold">{figure}</span>
        {unit !== undefined && <span className="text-dim">{unit}</span>}
      </p>
      {children !== undefined && <div className="text-dim">{children}</div>}
    </Card>
  )
}
