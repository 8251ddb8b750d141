import { Button } from '@tenure/ui/button'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Suspense, useState } from 'react'
import type { RequestInInboxFragment } from '../../../graphql/generated/inbox-line.ts'
import { requestTitle } from '../requests/request-words.ts'

const ApproveDialog = lazyPart(() => import('../requests/approve-dialog.tsx'), 'ApproveDialog')
const ReasonDialog = lazyPart(() => import('../requests/reason-dialog.tsx'), 'ReasonDialog')
const MendRequest = lazyPart(() => import('./mend-request.tsx'), 'MendRequest')

/** What is done about a request where it waits: decided by those whose word it waits for, mended by who asked. */
export function RequestDeeds({ request }: { readonly request: RequestInInboxFragment }) {
  const [open, setOpen] = useState<'approve' | 'return' | 'decline' | 'edit' | null>(null)
  const { viewerCan: may } = request
  const close = () => setOpen(null)
  const of = `${requestTitle(request)} for ${request.project.publicId}`
  return (
    <>
      {may.edit && (
        <Button aria-label={`Mend ${of}`} onPress={() => setOpen('edit')}>
          Mend
        </Button>
      )}
      {may.review && (
        <Button tone="quiet" aria-label={`Decline ${of}`} onPress={() => setOpen('decline')}>
          Decline
        </Button>
      )}
      {may.review && (
        <Button aria-label={`Send back ${of}`} onPress={() => setOpen('return')}>
          Send back
        </Button>
      )}
      {may.approve && (
        <Button tone="primary" aria-label={`Approve ${of}`} onPress={() => setOpen('approve')}>
          Approve
        </Button>
      )}
      <Suspense>
        {open === 'edit' && <MendRequest id={request.id} onClose={close} />}
        {open === 'approve' && <ApproveDialog request={request} onClose={close} />}
        {(open === 'return' || open === 'decline') && <ReasonDialog verb={open} request={request} onClose={close} />}
      </Suspense>
    </>
  )
}
