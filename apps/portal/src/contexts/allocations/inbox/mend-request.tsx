import { useQuery } from 'urql'
import { RequestPageDocument } from '../../../graphql/generated/request-page.ts'
import { AskForMore } from '../requests/ask-for-more.tsx'

interface MendRequestProps {
  readonly id: string
  readonly onClose: () => void
}

/** The form of a request that was sent back, once it is read whole. */
export function MendRequest({ id, onClose }: MendRequestProps) {
  const [{ data }] = useQuery({ query: RequestPageDocument, variables: { id } })
  return data?.request ? <AskForMore request={data.request} onClose={onClose} /> : null
}
