import { Button } from '@tenure/ui/button'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { TextArea } from '@tenure/ui/text-area'
import { useState } from 'react'
import { useQuery } from 'urql'
import { AddCommentDocument } from '../../../graphql/generated/add-comment.ts'
import { MentionableDocument } from '../../../graphql/generated/mentionable.ts'
import { useVerb } from '../../../graphql/use-verb.ts'

interface CommentFormProps {
  readonly aboutId: string
  /** The thread it answers in; absent, it begins one. */
  readonly parentCommentId?: string
  readonly onDone: () => void
}

/** Writes a comment. After an @ it offers whom it may call. */
export function CommentForm({ aboutId, parentCommentId, onDone }: CommentFormProps) {
  const { run, isPending, outcome } = useVerb(AddCommentDocument)
  const [isOpen, setOpen] = useState(parentCommentId === undefined)
  const [body, setBody] = useState('')
  const add = async () => {
    const came = await run({ aboutId, body, parentCommentId: parentCommentId ?? null })
    if (came.kind !== 'done') return
    setBody('')
    if (parentCommentId !== undefined) setOpen(false)
    onDone()
  }
  if (!isOpen)
    return (
      <div>
        <Button tone="quiet" onPress={() => setOpen(true)}>
          Answer
        </Button>
      </div>
    )
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        label={parentCommentId === undefined ? 'New comment' : 'Answer'}
        description="@ and a username calls somebody."
        value={body}
        onChange={setBody}
        autoFocus={parentCommentId !== undefined}
      />
      <CallOffers aboutId={aboutId} body={body} onTake={setBody} />
      {outcome && outcome.kind !== 'done' && <RefusalNotice message={outcome.message} />}
      <div className="flex gap-2">
        <Button tone="primary" isPending={isPending} isDisabled={body.trim() === ''} onPress={() => void add()}>
          {parentCommentId === undefined ? 'Comment' : 'Answer'}
        </Button>
        {parentCommentId !== undefined && <Button onPress={() => setOpen(false)}>Cancel</Button>}
      </div>
    </div>
  )
}

interface CallOffersProps {
  readonly aboutId: string
  readonly body: string
  readonly onTake: (body: string) => void
}

/** Whom the @ at the end of what is written may mean. */
function CallOffers({ aboutId, body, onTake }: CallOffersProps) {
  const begun = /(?:^|\s)@([\w.-]*)$/.exec(body)?.[1]
  const [{ data }] = useQuery({ query: MentionableDocument, variables: { aboutId }, pause: begun === undefined })
  if (begun === undefined || !data) return null
  const typed = begun.toLowerCase()
  const fitting = data.mentionable
    .filter(({ username, fullName }) => `${username} ${fullName}`.toLowerCase().includes(typed) && username !== begun)
    .slice(0, 6)
  if (fitting.length === 0) return null
  return (
    <div role="group" aria-label="People to call" className="flex flex-wrap gap-2">
      {fitting.map(({ id, username, fullName }) => (
        <Button
          key={id}
          tone="quiet"
          onPress={() => onTake(`${body.slice(0, body.length - begun.length)}${username} `)}
        >
          {fullName}
        </Button>
      ))}
    </div>
  )
}
