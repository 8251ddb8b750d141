import { Skeleton } from '@tenure/ui/skeleton'
import { Suspense } from 'react'
import { useQuery } from 'urql'
import { PeekKindDocument } from '../../graphql/generated/peek.ts'
import { peeks } from './peeks.ts'

/** Finds out what kind of thing an id is of, and shows that kind's peek. */
export function PeekContent({ id }: { readonly id: string }) {
  const [{ data, fetching }] = useQuery({ query: PeekKindDocument, variables: { id } })
  const Peek = data?.node && peeks[data.node.__typename]
  if (Peek)
    return (
      <Suspense fallback={<Skeleton className="h-4 w-40" />}>
        <Peek id={id} />
      </Suspense>
    )
  if (fetching) return <Skeleton className="h-4 w-40" />
  return <p className="text-dim">There is nothing of this address, or nothing that you may see.</p>
}
