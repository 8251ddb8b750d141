import { RadioGroup } from '@tenure/ui/radio-group'
import { showValue } from '../../../../graphql/record/differences.ts'
import type { Clash } from './merge-forms.ts'
import { fieldNames } from './project-form.ts'

interface ClashChoiceProps {
  readonly clash: Clash
  /** Who changed it meanwhile. */
  readonly who: string
  readonly value: string
  readonly onChange: (choice: 'theirs' | 'yours') => void
}

/** One field that two people changed: what it was, and which of the two is to stand. */
export function ClashChoice({ clash, who, value, onChange }: ClashChoiceProps) {
  const { field, was, theirs, yours } = clash
  const shown = (text: string) => showValue(text) ?? 'nothing'
  return (
    <RadioGroup
      label={`${fieldNames[field]}, was: ${shown(was)}`}
      isRequired
      value={value}
      onChange={(choice) => onChange(choice === 'theirs' ? 'theirs' : 'yours')}
      options={[
        { id: 'theirs', name: shown(theirs), detail: `Theirs: ${who}` },
        { id: 'yours', name: shown(yours), detail: 'Yours' },
      ]}
    />
  )
}
