import { useQuery } from 'urql'
import { PreviewGroupMembersDocument } from '../../../graphql/generated/preview-group-members.ts'

interface MembershipChangeProps {
  readonly groupId: string
  readonly add?: string
  readonly remove?: string
}

/** Which data shares a person comes to reach, and which no longer, before it is so. */
export function MembershipChange({ groupId, add, remove }: MembershipChangeProps) {
  const [{ data }] = useQuery({
    query: PreviewGroupMembersDocument,
    variables: { id: groupId, add: add ? [add] : [], remove: remove ? [remove] : [] },
    requestPolicy: 'network-only',
  })
  const answer = data?.previewSecurityGroupMembers
  if (!answer) return <p className="text-dim">Looking ahead …</p>
  if (answer.__typename !== 'MembershipDifference') return <p role="status">{answer.message}</p>
  if (answer.changes.length === 0)
    return (
      <p role="status" className="text-dim">
        {add
          ? 'They come to reach nothing that they do not reach already.'
          : 'They lose nothing: other ways lead there, or nothing is opened.'}
      </p>
    )
  return (
    <ul role="status" aria-label="What changes">
      {answer.changes.flatMap(({ gains, loses }) => [
        ...gains.map(({ dataShareId, label }) => (
          <li key={dataShareId} className="text-accent">
            + reaches {label}
          </li>
        )),
        ...loses.map(({ dataShareId, label }) => (
          <li key={dataShareId} className="text-bad">
            − no longer reaches {label}
          </li>
        )),
      ])}
    </ul>
  )
}
