import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface PageProps {
  readonly children: ReactNode
  /** A page to read is at most 1,240 px wide and scrolls; one that is a grid fills the width and the height, and the grid scrolls. */
  readonly isGrid?: boolean
}

/** The content of one page. */
export function Page({ children, isGrid = false }: PageProps) {
  return (
    <div
      className={classNames(
        'flex flex-col',
        isGrid
          ? 'min-h-0 grow gap-3 pt-4 wide:pt-5 *:not-[[role=grid]]:px-4 wide:*:not-[[role=grid]]:px-5'
          : 'mx-auto w-full max-w-310 gap-4 p-4 wide:p-6',
      )}
    >
      {children}
    </div>
  )
}
