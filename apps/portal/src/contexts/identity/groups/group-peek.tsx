import { useNavigate } from '@tanstack/react-router'
import { AlertDialog } from '@tenure/ui/alert-dialog'
import { Button } from '@tenure/ui/button'
import { showMinute } from '@tenure/ui/instant'
import { KeyValue } from '@tenure/ui/key-value'
import { lazyPart } from '@tenure/ui/lazy-part'
import { notify } from '@tenure/ui/toast-queue'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import { DeleteGroupDocument } from '../../../graphql/generated/delete-group.ts'
import { GroupPeekDocument } from '../../../graphql/generated/group-peek.ts'
import type { GroupRowFragment } from '../../../graphql/generated/group-row.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { useVerb } from '../../../graphql/use-verb.ts'
import { GroupMembers } from './group-members.tsx'

const EditGroup = lazyPart(() => import('./edit-group.tsx'), 'EditGroup')

/** A security group from the side: who keeps it, what it opens, who belongs to it. */
export function GroupPeek({ id }: { readonly id: string }) {
  const [{ data, error }, again] = useQuery({ query: GroupPeekDocument, variables: { id } })
  const group = data?.node?.__typename === 'SecurityGroup' ? data.node : undefined
  return (
    <Reading data={group} error={error} onRetry={() => again({ requestPolicy: 'network-only' })}>
      {({ groupName, description, externalSystemId, lastSyncedAt, usedBy, viewerCan }) => (
        <div className="flex flex-col gap-5">
          <div className="flex flex-col gap-1">
            <h3 className="text-title">{groupName}</h3>
            {description !== null && <p className="text-dim">{description}</p>}
          </div>
          <KeyValue
            items={[
              { name: 'Members kept', value: externalSystemId === null ? 'Here' : 'In a directory' },
              { name: 'There', value: externalSystemId },
              { name: 'Last synced', value: lastSyncedAt === null ? null : `${showMinute(lastSyncedAt)} UTC` },
            ]}
          />
          {group && <Acts group={group} />}
          <section>
            <h4 className="font-semibold">What it opens</h4>
            {usedBy.length === 0 && <p className="text-dim">Nothing that you may see.</p>}
            <ul>
              {usedBy.map(({ kind, objectId, label }) => (
                <li key={objectId}>
                  {label} <span className="text-dim">{useWords[kind]}</span>
                </li>
              ))}
            </ul>
          </section>
          <GroupMembers groupId={id} mayChange={viewerCan.changeMembers} />
        </div>
      )}
    </Reading>
  )
}

const useWords: Readonly<Record<GroupRowFragment['usedBy'][number]['kind'], string>> = {
  PROJECT: 'project',
  DATA_SHARE: 'data share',
  RELEASED_DATA_SHARE: 'released data share',
}

function Acts({ group }: { readonly group: GroupRowFragment }) {
  const { id, groupName, version, viewerCan } = group
  const [part, setPart] = useState<'edit' | 'delete' | null>(null)
  const navigate = useNavigate({ from: '/groups' })
  const { run, isPending } = useVerb(DeleteGroupDocument)
  const remove = async () => {
    const came = await run({ id, expectedVersion: version })
    setPart(null)
    if (came.kind !== 'done') return notify({ title: `${groupName} stays`, detail: came.message, tone: 'bad' })
    notify({ title: `${groupName} deleted` })
    void navigate({ search: ({ peek: _peek, ...rest }) => rest, replace: true })
  }
  if (!viewerCan.update && !viewerCan.delete) return null
  return (
    <div role="group" aria-label="Acts" className="flex flex-wrap gap-2">
      {viewerCan.update && <Button onPress={() => setPart('edit')}>Edit</Button>}
      {viewerCan.delete && <Button onPress={() => setPart('delete')}>Delete</Button>}
      <Suspense>{part === 'edit' && <EditGroup group={group} onClose={() => setPart(null)} />}</Suspense>
      <AlertDialog
        title={`Delete ${groupName}?`}
        verb="Delete"
        isOpen={part === 'delete'}
        isPending={isPending}
        onConfirm={() => void remove()}
        onClose={() => setPart(null)}
      >
        Its memberships go with it. A group that a project or a data share has can’t be deleted: give these another
        first.
      </AlertDialog>
    </div>
  )
}
