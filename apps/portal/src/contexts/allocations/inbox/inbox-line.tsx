import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { LinkButton } from '@tenure/ui/link-button'
import { TextLink } from '@tenure/ui/text-link'
import type { InboxLineFragment } from '../../../graphql/generated/inbox-line.ts'
import { useOpenVerb } from '../allocations/verb-dialogs.tsx'
import { useOpenDataShareVerb } from '../data-shares/data-share-dialogs.tsx'
import { requestTitle } from '../requests/request-words.ts'
import { kindWords } from './kind-words.ts'
import { RequestDeeds } from './request-deeds.tsx'

/** One thing that waits, and the button that does it. */
export function InboxLine({ item }: { readonly item: InboxLineFragment }) {
  const { kind, sentence, project, request } = item
  const { name, tone } = kindWords[kind]
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={tone}>{name}</Badge>
          {request ? (
            <>
              <TextLink href={`/requests/${request.id}`}>{requestTitle(request)}</TextLink>
              <span className="text-dim">{`for ${project.publicId} ${project.name}`}</span>
            </>
          ) : (
            <TextLink href={`/projects/${project.publicId}`}>{`${project.publicId} ${project.name}`}</TextLink>
          )}
        </p>
        <p className="text-dim wrap-anywhere">{sentence}</p>
        {request && kind === 'DECIDE' && (
          <p className="line-clamp-2 max-w-180 wrap-anywhere">{request.justification}</p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Deeds item={item} />
      </div>
    </li>
  )
}

/** The verbs that settle it, as far as the viewer may: they open the forms that stand elsewhere too. */
function Deeds({ item: { allocation, dataShare, project, request } }: { readonly item: InboxLineFragment }) {
  const open = useOpenVerb()
  const openShare = useOpenDataShareVerb()
  const of = `${project.publicId} ${project.name}`
  if (request) return <RequestDeeds request={request} />
  if (allocation)
    return (
      <>
        {allocation.viewerCan.renew && (
          <Button
            aria-label={`Renew ${allocation.resourceType.name} of ${of}`}
            onPress={() => open('renew', allocation)}
          >
            Renew
          </Button>
        )}
        {allocation.viewerCan.extend && (
          <Button
            aria-label={`Extend ${allocation.resourceType.name} of ${of}`}
            onPress={() => open('extend', allocation)}
          >
            Extend
          </Button>
        )}
      </>
    )
  if (dataShare)
    return (
      dataShare.viewerCan.changeSteward && (
        <Button
          aria-label={`Name a steward of ${dataShare.name}, ${of}`}
          onPress={() => openShare('changeSteward', dataShare)}
        >
          Name a steward
        </Button>
      )
    )
  return <LinkButton href={`/projects/${project.publicId}/allocations`}>See its allocations</LinkButton>
}
