import { showCount } from '@tenure/ui/show-count'
import { showMinute } from '@tenure/ui/instant'
import ShieldCheck from 'lucide-react/icons/shield-check'
import { useMay } from '../../../graphql/use-may.ts'

interface InTheLogProps {
  /** Where an entry stands in the sealed log; null while it waits. */
  readonly proof: {
    readonly leafIndex: number
    readonly checkpoint: { readonly number: number; readonly size: number; readonly sealedAt: string }
  } | null
}

/** One line about one entry: whether it can be proved, and by what. For those who read the whole log. */
export function InTheLog({ proof }: InTheLogProps) {
  if (!useMay('audit:read')) return null
  if (!proof) return <p className="text-dim">Not yet sealed: the next checkpoint, within the minute, has it.</p>
  const { number, size, sealedAt } = proof.checkpoint
  return (
    <p className="flex items-start gap-2">
      <ShieldCheck size={16} className="mt-0.5 shrink-0 text-accent" aria-hidden />
      <span>
        Sealed: entry {(proof.leafIndex + 1).toLocaleString('en-GB')} of {showCount(size, 'entry', 'entries')}, proved
        under checkpoint {number} of {showMinute(sealedAt)} UTC.
      </span>
    </p>
  )
}
