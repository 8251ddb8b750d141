import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { useQuery } from 'urql'
import { PreviewGroupSyncDocument } from '../../../graphql/generated/preview-group-sync.ts'
import { SyncGroupsDocument } from '../../../graphql/generated/sync-groups.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import type { SentFile } from './sync-groups.tsx'
import { SyncPreview } from './sync-preview.tsx'

interface FilePreviewProps {
  readonly sent: SentFile
  readonly onAgain: () => void
  readonly onClose: () => void
  readonly onDone: () => void
}

/** What a file of memberships would change. */
export function FilePreview({ sent, onAgain, onClose, onDone }: FilePreviewProps) {
  const [{ data, error, fetching }, look] = useQuery({
    query: PreviewGroupSyncDocument,
    variables: { ...sent },
    requestPolicy: 'network-only',
  })
  const { run, ...verb } = useVerb(SyncGroupsDocument)
  const answer = data?.previewGroupSync
  const lines = answer?.__typename === 'MembershipsUnreadable' ? answer.lines : []
  return (
    <SyncPreview
      from={sent.fileName}
      assurance="The file is whole"
      preview={answer?.__typename === 'GroupSyncPreview' ? answer : undefined}
      refusal={
        answer &&
        answer.__typename !== 'GroupSyncPreview' && (
          <>
            <RefusalNotice message={answer.message} />
            {lines.length > 0 && (
              <ul aria-label="Lines that could not be read">
                {lines.slice(0, 50).map(({ line, message }) => (
                  <li key={`${line} ${message}`}>
                    Line {line}: {message}
                  </li>
                ))}
              </ul>
            )}
          </>
        )
      }
      error={error}
      isLooking={fetching}
      onLook={() => look({ requestPolicy: 'network-only' })}
      verb={verb}
      run={(wish) => run({ ...sent, ...wish })}
      again={{ label: 'Choose another file', onPress: onAgain }}
      {...{ onClose, onDone }}
    />
  )
}
