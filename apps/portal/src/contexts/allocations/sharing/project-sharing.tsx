import { Button } from '@tenure/ui/button'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Skeleton } from '@tenure/ui/skeleton'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import { ProjectSharingDocument } from '../../../graphql/generated/project-sharing.ts'
import type { ShareRowFragment } from '../../../graphql/generated/share-row.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { RemainingMeters } from './remaining-meters.tsx'
import { ShareTable } from './share-table.tsx'
import { SharingFlow } from './sharing-flow.tsx'

const ShareResources = lazyPart(() => import('./share-resources.tsx'), 'ShareResources')
const ChangeShare = lazyPart(() => import('./change-share.tsx'), 'ChangeShare')
const WithdrawShare = lazyPart(() => import('./withdraw-share.tsx'), 'WithdrawShare')

type Open = 'share' | { readonly verb: 'change' | 'withdraw'; readonly share: ShareRowFragment }

/** What a project shares with others and others with it, and how much it may still share. */
export function ProjectSharing({ projectId }: { readonly projectId: string }) {
  const [{ data, error }, again] = useQuery({ query: ProjectSharingDocument, variables: { id: projectId } })
  const [open, setOpen] = useState<Open | null>(null)
  const project = data?.project
  if (!project)
    return error ? (
      <ReadFailed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
    ) : (
      <Skeleton className="h-40 w-full" />
    )
  const close = () => setOpen(null)
  const share = project.viewerCan.shareResources && (
    <Button tone="primary" onPress={() => setOpen('share')}>
      Share resources
    </Button>
  )
  return (
    <div className="flex flex-col gap-4">
      <SharingFlow project={project} />
      <RemainingMeters remaining={project.remainingToShare} />
      <ShareTable
        title="Given to others"
        side="recipient"
        shares={project.sharesGiven}
        actions={share}
        empty={`${project.publicId} shares nothing with other projects.`}
        onVerb={(verb, one) => setOpen({ verb, share: one })}
      />
      <ShareTable
        title="Received from others"
        side="source"
        shares={project.sharesReceived}
        empty={`No project shares with ${project.publicId}.`}
        onVerb={(verb, one) => setOpen({ verb, share: one })}
      />
      <Suspense>
        {open === 'share' && <ShareResources source={project} onClose={close} />}
        {open !== null && open !== 'share' && open.verb === 'change' && (
          <ChangeShare share={open.share} onClose={close} />
        )}
        {open !== null && open !== 'share' && open.verb === 'withdraw' && (
          <WithdrawShare share={open.share} onClose={close} />
        )}
      </Suspense>
    </div>
  )
}
