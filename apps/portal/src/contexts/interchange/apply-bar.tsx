import { Button } from '@tenure/ui/button'
import { Checkbox } from '@tenure/ui/checkbox'
import { markThousands } from '@tenure/ui/decimal'
import { ProgressBar } from '@tenure/ui/progress-bar'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { showCount } from '@tenure/ui/show-count'
import { TextField } from '@tenure/ui/text-field'
import { useState } from 'react'
import type { Agreement } from './interchange-api.ts'
import type { ImportPreview, ImportProgress } from './plan.ts'

interface ApplyBarProps {
  readonly plan: ImportPreview
  /** How far the import is; null while none runs. */
  readonly progress: ImportProgress | null
  readonly refusal: string | undefined
  readonly onApply: (agreed: Omit<Agreement, 'planHash'>) => void
  readonly onPreviewAgain: () => void
}

/** The one button that writes, what it would write, and how far it is. */
export function ApplyBar({ plan, progress, refusal, onApply, onPreviewAgain }: ApplyBarProps) {
  const [isOnlyValid, setOnlyValid] = useState(false)
  const [reason, setReason] = useState('')
  const { create, change, refuse } = plan.totals
  const bad = refuse + plan.unreadable
  if (progress) return <Progress progress={progress} />
  if (create + change === 0)
    return (
      <p className="font-medium">
        {bad > 0
          ? 'Nothing can be imported: see the refused rows.'
          : 'Everything stands already as the files say: there is nothing to import.'}
      </p>
    )
  return (
    <section aria-label="Apply" className="flex flex-col gap-3">
      <div className="flex flex-col items-start gap-3">
        <TextField label="Why" isRequired={false} className="w-full" value={reason} onChange={setReason} />
        {bad > 0 && (
          <Checkbox isSelected={isOnlyValid} onChange={setOnlyValid}>
            Go on without the {showCount(bad, 'row')} that {bad === 1 ? 'is' : 'are'} refused
          </Checkbox>
        )}
        <Button
          tone="primary"
          isDisabled={bad > 0 && !isOnlyValid}
          onPress={() => onApply({ onlyValid: isOnlyValid, reason })}
        >
          {`Import ${showCount(create + change, 'row')}`}
        </Button>
      </div>
      {refusal !== undefined && (
        <RefusalNotice message={refusal} remedy={<Button onPress={onPreviewAgain}>Preview again</Button>} />
      )}
    </section>
  )
}

function Progress({ progress: { done, total, what } }: { readonly progress: ImportProgress }) {
  const isKnown = total > 0
  const words = isKnown
    ? `${markThousands(String(done))} of ${markThousands(String(total))} rows · ${what}`
    : 'Comparing with what stands…'
  return (
    <div>
      <ProgressBar label="Importing" words={words} percent={isKnown ? (done / total) * 100 : null} />
    </div>
  )
}
