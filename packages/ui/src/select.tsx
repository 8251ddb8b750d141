import ChevronDown from 'lucide-react/icons/chevron-down'
import { Button } from 'react-aria-components/Button'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { classNames } from './class-names.ts'
import { FieldFrame, frameStyle } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'
import { boxStyle, popoverStyle } from './field-style.ts'
import { OptionList } from './option-list.tsx'
import type { Option } from './option.ts'

export interface SelectProps extends FieldProps<string> {
  /** A dozen or so; a ComboBox finds among more. */
  readonly options: readonly Option[]
  readonly placeholder?: string
}

/** One choice out of few. The value is the option's id, '' for none yet. */
export function Select({
  label,
  description,
  error,
  className,
  options,
  placeholder,
  value,
  onChange,
  ...rest
}: SelectProps) {
  return (
    <AriaSelect
      {...rest}
      value={value === '' ? null : value}
      onChange={(id) => onChange(id === null ? '' : String(id))}
      placeholder={placeholder ?? 'Choose'}
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      className={classNames(frameStyle, className)}
    >
      <FieldFrame label={label} description={description} error={error} isRequired={rest.isRequired}>
        <Button className={classNames(boxStyle, 'flex items-center gap-1 text-start')}>
          <SelectValue className="grow truncate data-placeholder:text-dim [&_[data-detail]]:hidden" />
          <ChevronDown size={14} aria-hidden className="shrink-0 text-dim" />
        </Button>
      </FieldFrame>
      <Popover offset={4} className={popoverStyle}>
        <OptionList items={options} empty="Nothing to choose from." />
      </Popover>
    </AriaSelect>
  )
}
