import { classNames } from '@tenure/ui/class-names'
import type { ReactNode } from 'react'

interface FactorLineProps {
  readonly name: string
  readonly words: ReactNode
  /** Whether it is one of those named above it. */
  readonly isWithin?: boolean
  readonly children?: ReactNode
}

/** One way of proving who one is, and what can be done about it. */
export function FactorLine({ name, words, isWithin = false, children }: FactorLineProps) {
  return (
    <li className={classNames('flex flex-wrap items-center justify-between gap-2', isWithin && 'ps-4')}>
      <div className="min-w-0 flex-1 basis-40">
        <p className="font-medium wrap-anywhere">{name}</p>
        <div className="text-dim">{words}</div>
      </div>
      {children}
    </li>
  )
}
