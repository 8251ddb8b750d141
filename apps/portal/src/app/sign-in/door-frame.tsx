import type { ReactNode } from 'react'
import { Mark } from '../shell/mark.tsx'

interface DoorFrameProps {
  readonly title: string
  readonly lead: ReactNode
  readonly children?: ReactNode
}

/** A page before anyone is signed in: one column, what it is for, and what can be done. */
export function DoorFrame({ title, lead, children }: DoorFrameProps) {
  return (
    <main className="flex min-h-dvh items-start justify-center px-4 py-[12vh]">
      <title>{`${title} · Tenure`}</title>
      <div className="flex w-full max-w-80 flex-col gap-4">
        <div>
          <Mark />
          <h1 className="pt-4 text-title">{title}</h1>
          <p className="text-dim">{lead}</p>
        </div>
        {children}
      </div>
    </main>
  )
}
