import { useMutation } from '@tanstack/react-query'
import { Button } from '@tenure/ui/button'
import { Dialog } from '@tenure/ui/dialog'
import { showMinute } from '@tenure/ui/instant'
import { KeyValue } from '@tenure/ui/key-value'
import { ProgressBar } from '@tenure/ui/progress-bar'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { showCount } from '@tenure/ui/show-count'
import { useState } from 'react'
import { useQuery } from 'urql'
import { AuditSealDocument } from '../../../graphql/generated/audit-seal.ts'
import type { AuditLogFilter } from '../../../graphql/generated/audit-page.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { ProofFiles } from './proof-files.tsx'
import { verifyAudit, type VerifyProgress } from './verify-audit.ts'
import { VerifyResult } from './verify-result.tsx'

interface ProofPanelProps {
  readonly filter: AuditLogFilter
  readonly onClose: () => void
}

const doing = { entries: 'Hashing every entry anew', tables: 'Comparing the tables with the log' } as const

/** The proof of the log: the last checkpoint, a verification with its progress and result, and what to keep elsewhere. */
export function ProofPanel({ filter, onClose }: ProofPanelProps) {
  const [{ data, error }, again] = useQuery({ query: AuditSealDocument, requestPolicy: 'cache-and-network' })
  const [progress, setProgress] = useState<VerifyProgress | null>(null)
  const verify = useMutation({ mutationFn: () => verifyAudit(setProgress), onMutate: () => setProgress(null) })
  const seal = data?.auditSeal
  return (
    <Dialog
      title="Proof of the audit log"
      isOpen
      onClose={onClose}
      isWide
      actions={
        <Button tone="primary" isPending={verify.isPending} onPress={() => verify.mutate()}>
          Verify
        </Button>
      }
    >
      <p>
        Every entry is a leaf of a Merkle tree whose root is signed with a key that is not in the database. Whoever
        edits, removes, reorders or back-dates an entry, with whatever rights, breaks it.
      </p>
      <Reading
        data={seal ?? undefined}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        lines={3}
      >
        {({ checkpoint, sealedCount, waitingCount }) => (
          <KeyValue
            items={[
              {
                name: 'Last checkpoint',
                value: checkpoint ? `No. ${checkpoint.number}, ${showMinute(checkpoint.sealedAt)} UTC` : 'None yet',
              },
              { name: 'Sealed', value: showCount(sealedCount, 'entry', 'entries') },
              { name: 'Not yet sealed', value: showCount(waitingCount, 'entry', 'entries') },
            ]}
          />
        )}
      </Reading>
      <ProofFiles filter={filter} note={seal?.checkpoint?.note ?? null} />
      {verify.isPending && (
        <ProgressBar
          label={progress ? doing[progress.phase] : 'Beginning'}
          words={
            progress ? `${progress.done.toLocaleString('en-GB')} of ${progress.total.toLocaleString('en-GB')}` : ''
          }
          percent={progress && progress.total > 0 ? Math.floor((100 * progress.done) / progress.total) : null}
        />
      )}
      {verify.error && <RefusalNotice message={verify.error.message} />}
      {verify.data && <VerifyResult verified={verify.data} />}
    </Dialog>
  )
}
