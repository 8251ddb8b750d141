import { Button } from '@tenure/ui/button'
import { lazyPart } from '@tenure/ui/lazy-part'
import { notify } from '@tenure/ui/toast-queue'
import { Suspense, useState } from 'react'
import type { WholeRequestFragment } from '../../../graphql/generated/request-page.ts'
import { SubmitRequestDocument } from '../../../graphql/generated/submit-request.ts'
import { TakeRequestIntoReviewDocument } from '../../../graphql/generated/take-request-into-review.ts'
import { useVerb } from '../../../graphql/use-verb.ts'

const AskForMore = lazyPart(() => import('./ask-for-more.tsx'), 'AskForMore')
const ApproveDialog = lazyPart(() => import('./approve-dialog.tsx'), 'ApproveDialog')
const RecommendDialog = lazyPart(() => import('./recommend-dialog.tsx'), 'RecommendDialog')
const ReasonDialog = lazyPart(() => import('./reason-dialog.tsx'), 'ReasonDialog')

type Open = 'edit' | 'approve' | 'recommend' | 'return' | 'decline' | 'withdraw'

/** What this person may do to a request now. */
export function RequestActs({ request }: { readonly request: WholeRequestFragment }) {
  const [open, setOpen] = useState<Open | null>(null)
  const submit = useVerb(SubmitRequestDocument)
  const review = useVerb(TakeRequestIntoReviewDocument)
  const { id, version, state, viewerCan: may } = request
  const close = () => setOpen(null)
  const run = async (verb: typeof submit | typeof review, done: string) => {
    const came = await verb.run({ id, expectedVersion: version })
    notify(came.kind === 'done' ? { title: done } : { title: 'Not done', detail: came.message, tone: 'bad' })
  }
  return (
    <>
      {may.withdraw && (
        <Button tone="quiet" onPress={() => setOpen('withdraw')}>
          Withdraw
        </Button>
      )}
      {may.edit && <Button onPress={() => setOpen('edit')}>Edit</Button>}
      {may.submit && (
        <Button tone="primary" isPending={submit.isPending} onPress={() => void run(submit, 'Submitted')}>
          Submit
        </Button>
      )}
      {may.review && state === 'SUBMITTED' && (
        <Button isPending={review.isPending} onPress={() => void run(review, 'In review')}>
          Take into review
        </Button>
      )}
      {may.recommend && <Button onPress={() => setOpen('recommend')}>Recommend</Button>}
      {may.review && <Button onPress={() => setOpen('return')}>Send back</Button>}
      {may.review && <Button onPress={() => setOpen('decline')}>Decline</Button>}
      {may.approve && (
        <Button tone="primary" onPress={() => setOpen('approve')}>
          Approve
        </Button>
      )}
      <Suspense>
        {open === 'edit' && <AskForMore request={request} onClose={close} />}
        {open === 'approve' && <ApproveDialog request={request} onClose={close} />}
        {open === 'recommend' && <RecommendDialog request={request} onClose={close} />}
        {(open === 'return' || open === 'decline' || open === 'withdraw') && (
          <ReasonDialog verb={open} request={request} onClose={close} />
        )}
      </Suspense>
    </>
  )
}
