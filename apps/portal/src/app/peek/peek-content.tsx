import { Skeleton } from '@tenure/ui/skeleton'
import { Suspense } from 'react'
import { useQuery } from 'urql'
import { PeekKindDocument } from '../../graphql/generated/peek.ts'
import { peeks } from './peeks.ts'

/** Finds out what kind of thing an id is of, and shows that kind's peek. */
export function PeekContent({ id }: { readonly id: string }) {
  // What is no node of the graph names its kind itself; a global id holds no such mark.
  const named = id.includes('~') ? id.slice(0, id.indexOf('~')) : undefined
  const [{ data, fetching }] = useQuery({ query: PeekKindDocument, variables: { id }, pause: named !== undefined })
  const kind = named ?? data?.node?.__typename
  const Peek = kind === undefined ? undefined : peeks[kind]
  if (Peek)
    return (
      <Suspense fallback={<Skeleton className="h-4 w-40" />}>
        <Peek id={id} />
      </Suspense>
    )
  if (fetching) return <Skeleton className="h-4 w-40" />
  return <p className="text-dim">There is nothing of this address, or nothing that you may see.</p>
}
