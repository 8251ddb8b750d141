import { useQuery } from 'urql'
import { PreviewDirectorySyncDocument } from '../../../graphql/generated/preview-directory-sync.ts'
import { SyncDirectoryDocument } from '../../../graphql/generated/sync-directory.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { SyncPreview } from './sync-preview.tsx'

interface DirectoryPreviewProps {
  readonly directory: string
  readonly onAgain: () => void
  readonly onClose: () => void
  readonly onDone: () => void
}

/** What a directory, read now, would change. */
export function DirectoryPreview({ directory, onAgain, onClose, onDone }: DirectoryPreviewProps) {
  const [{ data, error, fetching }, look] = useQuery({
    query: PreviewDirectorySyncDocument,
    variables: { directory },
    requestPolicy: 'network-only',
  })
  const { run, ...verb } = useVerb(SyncDirectoryDocument)
  const answer = data?.previewDirectorySync
  return (
    <SyncPreview
      from={directory}
      assurance="The directory is right"
      preview={answer?.__typename === 'GroupSyncPreview' ? answer : undefined}
      refusal={answer && answer.__typename !== 'GroupSyncPreview' ? answer.message : undefined}
      error={error}
      isLooking={fetching}
      onLook={() => look({ requestPolicy: 'network-only' })}
      verb={verb}
      run={(wish) => run({ directory, ...wish })}
      again={{ label: 'Choose another directory', onPress: onAgain }}
      {...{ onClose, onDone }}
    />
  )
}
