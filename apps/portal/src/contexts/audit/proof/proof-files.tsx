import { useMutation } from '@tanstack/react-query'
import { Button } from '@tenure/ui/button'
import { notify } from '@tenure/ui/toast-queue'
import Download from 'lucide-react/icons/download'
import { download } from '../../../graphql/download.ts'
import { keepFile } from '../../../graphql/keep-file.ts'
import type { AuditLogFilter } from '../../../graphql/generated/audit-page.ts'
import { useMay } from '../../../graphql/use-may.ts'

interface ProofFilesProps {
  readonly filter: AuditLogFilter
  /** The newest checkpoint as it was signed. */
  readonly note: string | null
}

const icon = <Download size={14} aria-hidden />

/** What to keep elsewhere: the checkpoint, the public key, and the entries shown with their proofs. */
export function ProofFiles({ filter, note }: ProofFilesProps) {
  const mayExport = useMay('audit:export')
  const fetching = useMutation({
    mutationFn: download,
    onError: ({ message }) => notify({ title: 'The file could not be had', detail: message, tone: 'bad' }),
  })
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  ).toString()
  const entries = (ending: string) => fetching.mutate(`/export/audit.${ending}${query && `?${query}`}`)
  return (
    <div className="flex flex-wrap gap-2">
      {note !== null && (
        <Button icon={icon} onPress={() => keepFile('audit-checkpoint.txt', new Blob([note], { type: 'text/plain' }))}>
          Checkpoint
        </Button>
      )}
      <Button icon={icon} onPress={() => fetching.mutate('/export/audit-keys.txt')}>
        Public key
      </Button>
      {mayExport && (
        <>
          <Button icon={icon} isPending={fetching.isPending} onPress={() => entries('jsonl')}>
            Entries with proofs, JSON lines
          </Button>
          <Button icon={icon} isPending={fetching.isPending} onPress={() => entries('csv')}>
            CSV
          </Button>
        </>
      )}
    </div>
  )
}
