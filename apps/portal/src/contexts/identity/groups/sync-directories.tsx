import { Button } from '@tenure/ui/button'
import { Dialog } from '@tenure/ui/dialog'
import { EmptyState } from '@tenure/ui/empty-state'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { useState } from 'react'
import { useQuery } from 'urql'
import { type GroupDirectoriesQuery, GroupDirectoriesDocument } from '../../../graphql/generated/group-directories.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { DirectoryPreview } from './directory-preview.tsx'

interface SyncDirectoriesProps {
  readonly onClose: () => void
  readonly onDone: () => void
}

type Directory = Extract<
  GroupDirectoriesQuery['groupDirectories'],
  { readonly __typename: 'GroupDirectories' }
>['directories'][number]

/** The directories that whoever runs Tenure named for this institution, each to be read and synced with. */
export function SyncDirectories({ onClose, onDone }: SyncDirectoriesProps) {
  const [{ data, error, fetching }, look] = useQuery({ query: GroupDirectoriesDocument, requestPolicy: 'network-only' })
  const [chosen, choose] = useState<string>()
  if (chosen !== undefined)
    return <DirectoryPreview directory={chosen} onAgain={() => choose(undefined)} {...{ onClose, onDone }} />
  const answer = data?.groupDirectories
  const directories = answer?.__typename === 'GroupDirectories' ? answer.directories : []
  return (
    <Dialog
      title="Sync groups from a directory"
      isOpen
      isWide
      onClose={onClose}
      actions={<Button onPress={onClose}>Cancel</Button>}
    >
      {error && <ReadFailed error={error} onRetry={() => look({ requestPolicy: 'network-only' })} />}
      {answer && answer.__typename !== 'GroupDirectories' && <RefusalNotice message={answer.message} />}
      {!fetching && answer?.__typename === 'GroupDirectories' && directories.length === 0 && (
        <EmptyState>
          No directory is set up for this institution. Whoever runs Tenure names them, with their addresses and
          passwords, on the server.
        </EmptyState>
      )}
      <ul aria-label="Directories" className="flex flex-col gap-3">
        {directories.map((directory) => (
          <DirectoryLine key={directory.name} directory={directory} onChoose={() => choose(directory.name)} />
        ))}
      </ul>
    </Dialog>
  )
}

function DirectoryLine({ directory, onChoose }: { readonly directory: Directory; readonly onChoose: () => void }) {
  const { name, address, baseDn } = directory
  return (
    <li className="flex flex-wrap items-center justify-between gap-3">
      <div className="min-w-0">
        <p className="font-semibold">{name}</p>
        <p className="text-dim wrap-anywhere">
          {address} · {baseDn}
        </p>
      </div>
      <Button onPress={onChoose}>Look into {name}</Button>
    </li>
  )
}
