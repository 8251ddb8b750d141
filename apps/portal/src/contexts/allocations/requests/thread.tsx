import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { useState } from 'react'
import { useQuery } from 'urql'
import { ThreadDocument } from '../../../graphql/generated/thread.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { CommentCard } from './comment-card.tsx'
import { CommentForm } from './comment-form.tsx'

/** What is said about a thing: threads, the oldest first, those that are settled folded away. */
export function Thread({ aboutId }: { readonly aboutId: string }) {
  const [{ data, error }, again] = useQuery({
    query: ThreadDocument,
    variables: { aboutId },
    requestPolicy: 'cache-and-network',
  })
  const [showsSettled, setShowsSettled] = useState(false)
  const reread = () => again({ requestPolicy: 'network-only' })
  const threads = data?.comments.edges.map(({ node }) => node) ?? []
  const settled = threads.filter(({ resolvedAt }) => resolvedAt !== null)
  const shown = showsSettled ? threads : threads.filter(({ resolvedAt }) => resolvedAt === null)
  return (
    <Card
      title="Comments"
      actions={
        settled.length > 0 && (
          <Button tone="quiet" onPress={() => setShowsSettled(!showsSettled)}>
            {showsSettled ? 'Hide settled' : `Show ${settled.length} settled`}
          </Button>
        )
      }
    >
      {error && !data && <ReadFailed error={error} onRetry={reread} />}
      {shown.length > 0 && (
        <ul className="flex flex-col gap-4" aria-label="Threads">
          {shown.map((thread) => (
            <li key={thread.id} className="flex flex-col gap-3">
              <CommentCard comment={thread} onDone={reread} />
              {thread.answers.length > 0 && (
                <ul className="flex flex-col gap-3 border-l border-line pl-3" aria-label="Answers">
                  {thread.answers.map((answer) => (
                    <li key={answer.id}>
                      <CommentCard comment={answer} onDone={reread} />
                    </li>
                  ))}
                </ul>
              )}
              {thread.viewerCan.answer && thread.resolvedAt === null && (
                <CommentForm aboutId={aboutId} parentCommentId={thread.id} onDone={reread} />
              )}
            </li>
          ))}
        </ul>
      )}
      {data && <CommentForm aboutId={aboutId} onDone={reread} />}
    </Card>
  )
}
