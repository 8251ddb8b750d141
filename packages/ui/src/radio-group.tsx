import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup'
import { classNames } from './class-names.ts'
import { FieldFrame, frameStyle } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'
import type { Option } from './option.ts'

export interface RadioGroupProps extends Omit<FieldProps<string>, 'autoFocus'> {
  /** Two to five, each with the sentence that tells what choosing it means. */
  readonly options: readonly Option[]
}

const dot =
  'mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-edge bg-surface ' +
  'group-data-selected:border-accent group-data-selected:border-5 ' +
  'group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent'

/** One choice out of few, all in sight, each explained. */
export function RadioGroup({ label, description, error, className, options, ...rest }: RadioGroupProps) {
  return (
    <AriaRadioGroup
      {...rest}
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      className={classNames(frameStyle, className)}
    >
      <FieldFrame label={label} description={description} error={error} isRequired={rest.isRequired}>
        {options.map(({ id, name, detail }) => (
          <Radio key={id} value={id} className="group flex min-h-6 gap-2 py-0.5 data-disabled:opacity-50">
            <span className={dot} />
            <span>
              {name}
              {detail !== undefined && <span className="block text-small text-dim">{detail}</span>}
            </span>
          </Radio>
        ))}
      </FieldFrame>
    </AriaRadioGroup>
  )
}
