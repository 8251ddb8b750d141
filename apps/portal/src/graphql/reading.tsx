import { Skeleton } from '@tenure/ui/skeleton'
import type { CombinedError } from '@urql/core'
import type { ReactNode } from 'react'
import { ReadFailed } from './read-failed.tsx'

interface ReadingProps<Data> {
  /** What was read; undefined or null while it is on its way or when it could not be. */
  readonly data: Data | null | undefined
  readonly error: CombinedError | undefined
  readonly onRetry: () => void
  /** Lines that stand in its place meanwhile; 4 unless told. */
  readonly lines?: number
  readonly children: (data: Data) => ReactNode
}

/** The three states of what is read: on its way, there, or not to be had. */
export function Reading<Data>({ data, error, onRetry, lines = 4, children }: ReadingProps<Data>) {
  if (data !== null && data !== undefined) return children(data)
  if (error) return <ReadFailed error={error} onRetry={onRetry} />
  return (
    <div aria-busy className="flex flex-col gap-3 py-1">
      {Array.from({ length: lines }, (_line, index) => (
        <Skeleton key={index} className={index % 3 === 2 ? 'h-3 w-2/5' : 'h-3 w-3/5'} />
      ))}
    </div>
  )
}
