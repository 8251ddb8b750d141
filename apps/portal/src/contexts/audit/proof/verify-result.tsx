import { showCount } from '@tenure/ui/show-count'
import ShieldAlert from 'lucide-react/icons/shield-alert'
import ShieldCheck from 'lucide-react/icons/shield-check'
import type { Verified } from './verify-audit.ts'

/** What a verification found, in words: that all is as it was, or what is wrong and where. */
export function VerifyResult({ verified }: { readonly verified: Verified }) {
  const { findings, sealed, checkpoints, tables, witnessed, retired, told } = verified
  const looked = [
    `${showCount(sealed, 'entry', 'entries')} hashed anew under ${showCount(checkpoints, 'checkpoint')}`,
    `${showCount(tables, 'table')} compared with what the log tells`,
    witnessed === null ? 'no witness to ask' : `${showCount(witnessed, 'checkpoint')} compared with the witness`,
    ...(retired > 0 ? [`${showCount(retired, 'entry', 'entries')} retired into bundles`] : []),
    ...(told > 0 ? [`${showCount(told, 'entry', 'entries')} told by the installation about an earlier time`] : []),
  ]
  return (
    <div role="status" className="flex flex-col gap-3">
      <p className="flex items-start gap-2 font-medium">
        {findings.length === 0 ? (
          <ShieldCheck size={18} className="mt-0.5 shrink-0 text-accent" aria-hidden />
        ) : (
          <ShieldAlert size={18} className="mt-0.5 shrink-0 text-bad" aria-hidden />
        )}
        {findings.length === 0
          ? 'Nothing was changed behind the log’s back.'
          : 'The log is not as it was sealed. Tell whoever keeps this installation.'}
      </p>
      {findings.length > 0 && (
        <ul className="flex list-disc flex-col gap-2 ps-5">
          {findings.map(({ kind, place, sentence, examples }) => (
            <li key={`${kind} ${place}`}>
              {sentence}
              {examples.map((example) => (
                <span key={example} className="block wrap-anywhere text-dim">
                  {example}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
      <p className="text-dim">{looked.join(' · ')}.</p>
    </div>
  )
}
