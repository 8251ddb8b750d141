import { Button } from '@tenure/ui/button'
import { showDay } from '@tenure/ui/instant'
import { KeyValue } from '@tenure/ui/key-value'
import { Skeleton } from '@tenure/ui/skeleton'
import { useQuery } from 'urql'
import { DataSharePeekDocument } from '../../../graphql/generated/data-share-peek.ts'
import type { DataShareRowFragment } from '../../../graphql/generated/data-share-row.ts'
import { WhoCanSee } from '../../../graphql/reach/who-can-see.tsx'
import { ProjectLink } from '../project-link.tsx'
import { showQuantity } from '../show-quantity.ts'
import { stewardReasonWords, subtypeWords } from '../words.ts'
import { DataShareDialogs, dataShareVerbsOf, useOpenDataShareVerb } from './data-share-dialogs.tsx'
import { WhoHasAccess } from './who-has-access.tsx'

/** A data share from the side: size, steward, group, and who reaches it by what right. */
export function DataSharePeek({ id }: { readonly id: string }) {
  const [{ data }] = useQuery({ query: DataSharePeekDocument, variables: { id } })
  const share = data?.dataShare
  if (!share) return <Skeleton className="h-4 w-40" />
  const { allocation, dataSteward, stewardReason, securityGroup, groupInherited, releasedAt } = share
  return (
    <DataShareDialogs>
      <div className="flex flex-col gap-5">
        <header className="flex flex-col gap-1">
          <h3 className="text-title">{share.name}</h3>
          <p className="flex min-w-0">
            <ProjectLink project={share.projectReference} showsId />
          </p>
        </header>
        <KeyValue
          items={[
            { name: 'Kind', value: subtypeWords[share.storageSubtype] },
            { name: 'Size', value: `${showQuantity(share.quota)} ${allocation?.resourceType.unit ?? ''}` },
            { name: 'From', value: allocation?.resourceType.name ?? null },
            { name: 'Steward', value: `${dataSteward.fullName}, ${stewardReasonWords[stewardReason]}` },
            { name: 'Group', value: `${securityGroup.groupName}, ${groupInherited ? 'the project’s' : 'its own'}` },
            { name: 'Carved', value: showDay(share.createdAt) },
            { name: 'Released', value: releasedAt === null ? null : showDay(releasedAt) },
          ]}
        />
        <Verbs share={share} />
        {share.viewerCan.seeWhoReaches && (
          <p>
            <WhoCanSee id={id} name={share.name} kind="DATA_SHARE" />
          </p>
        )}
        <WhoHasAccess accesses={share.accesses} />
      </div>
    </DataShareDialogs>
  )
}

function Verbs({ share }: { readonly share: DataShareRowFragment }) {
  const open = useOpenDataShareVerb()
  const verbs = dataShareVerbsOf(share)
  if (verbs.length === 0) return null
  return (
    <div role="group" aria-label="Acts" className="flex flex-wrap gap-2">
      {verbs.map(({ id, label }) => (
        <Button key={id} onPress={() => open(id, share)}>
          {label}
        </Button>
      ))}
    </div>
  )
}
