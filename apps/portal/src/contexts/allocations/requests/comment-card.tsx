import { Button } from '@tenure/ui/button'
import { showMinute } from '@tenure/ui/instant'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { TextArea } from '@tenure/ui/text-area'
import { useState } from 'react'
import { EditCommentDocument } from '../../../graphql/generated/edit-comment.ts'
import { ReopenCommentDocument } from '../../../graphql/generated/reopen-comment.ts'
import { ResolveCommentDocument } from '../../../graphql/generated/resolve-comment.ts'
import type { CommentFactsFragment } from '../../../graphql/generated/thread.ts'
import { useVerb } from '../../../graphql/use-verb.ts'

interface CommentCardProps {
  readonly comment: CommentFactsFragment
  readonly onDone: () => void
}

/** One comment: who, when, what; and what it said before. */
export function CommentCard({ comment, onDone }: CommentCardProps) {
  const { author, createdAt, editedAt, resolvedAt, resolvedBy, body, edits } = comment
  const [isEditing, setEditing] = useState(false)
  const [showsEdits, setShowsEdits] = useState(false)
  return (
    <article className="flex flex-col gap-1" aria-label={`Comment by ${author.fullName}`}>
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">{author.fullName}</span>
        <span className="text-small text-dim">{showMinute(createdAt)}</span>
        {editedAt !== null && (
          <Button tone="quiet" onPress={() => setShowsEdits(!showsEdits)}>
            {showsEdits ? 'Hide what it said' : 'Edited'}
          </Button>
        )}
        {resolvedAt !== null && <span className="text-small text-dim">settled by {resolvedBy?.fullName}</span>}
      </p>
      {isEditing ? (
        <EditForm comment={comment} onClose={() => setEditing(false)} />
      ) : (
        <p className="whitespace-pre-wrap wrap-anywhere">{body}</p>
      )}
      {showsEdits &&
        edits.map((edit) => (
          <p key={edit.editedAt} className="border-l border-line pl-3 whitespace-pre-wrap text-dim">
            {edit.body}
          </p>
        ))}
      {!isEditing && <Acts comment={comment} onEdit={() => setEditing(true)} onDone={onDone} />}
    </article>
  )
}

function Acts({
  comment: { id, version, resolvedAt, viewerCan },
  onEdit,
  onDone,
}: CommentCardProps & { readonly onEdit: () => void }) {
  const resolve = useVerb(ResolveCommentDocument)
  const reopen = useVerb(ReopenCommentDocument)
  const verb = resolvedAt === null ? resolve : reopen
  const settle = async () => {
    if ((await verb.run({ id, expectedVersion: version })).kind === 'done') onDone()
  }
  if (!viewerCan.edit && !viewerCan.resolve) return null
  return (
    <div className="flex gap-1">
      {viewerCan.edit && resolvedAt === null && (
        <Button tone="quiet" onPress={onEdit}>
          Edit
        </Button>
      )}
      {viewerCan.resolve && (
        <Button tone="quiet" isPending={verb.isPending} onPress={() => void settle()}>
          {resolvedAt === null ? 'Settle' : 'Take up again'}
        </Button>
      )}
    </div>
  )
}

function EditForm({ comment, onClose }: { readonly comment: CommentFactsFragment; readonly onClose: () => void }) {
  const { run, isPending, outcome } = useVerb(EditCommentDocument)
  const [body, setBody] = useState(comment.body)
  const save = async () => {
    if ((await run({ id: comment.id, expectedVersion: comment.version, body })).kind === 'done') onClose()
  }
  return (
    <div className="flex flex-col gap-2">
      <TextArea label="Your comment" value={body} onChange={setBody} autoFocus />
      {outcome && outcome.kind !== 'done' && <RefusalNotice message={outcome.message} />}
      <div className="flex gap-2">
        <Button tone="primary" isPending={isPending} onPress={() => void save()}>
          Save
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </div>
  )
}
