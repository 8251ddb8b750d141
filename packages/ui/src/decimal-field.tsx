import { useState } from 'react'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { classNames } from './class-names.ts'
import { markThousands, readDecimal, trimDecimal } from './decimal.ts'
import { FieldFrame, frameStyle } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'
import { groupStyle } from './field-style.ts'

export interface DecimalFieldProps extends FieldProps<string> {
  /** Shown after the number and read with the label: core-hours, TB. */
  readonly unit?: string
  /** Decimals kept; 4 unless told. */
  readonly scale?: number
  readonly placeholder?: string
}

/**
 * A quantity. Its value is decimal text without thousands marks ('1234.5', '' for nothing); what cannot be read as a number is
 * handed on as typed, so that nothing a person wrote is lost, and is said to be wrong once the field is left.
 */
export function DecimalField({
  label,
  description,
  error,
  unit,
  scale = 4,
  className,
  placeholder,
  value,
  onChange,
  onBlur,
  ...rest
}: DecimalFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const reading = readDecimal(value, scale)
  const problem = typed === null && 'problem' in reading ? reading.problem : undefined
  const shown = typed ?? ('value' in reading ? markThousands(trimDecimal(value)) : value)
  const type = (text: string) => {
    setTyped(text)
    const read = readDecimal(text, scale)
    onChange('value' in read ? read.value : text)
  }
  const leave = () => {
    setTyped(null)
    onBlur?.()
  }
  return (
    <AriaTextField
      {...rest}
      value={shown}
      onChange={type}
      onBlur={leave}
      inputMode="decimal"
      autoComplete="off"
      validationBehavior="aria"
      isInvalid={Boolean(error ?? problem)}
      className={classNames(frameStyle, className)}
    >
      <FieldFrame label={label} description={description} error={error ?? problem} isRequired={rest.isRequired}>
        <Group
          role="presentation"
          isInvalid={Boolean(error ?? problem)}
          isDisabled={rest.isDisabled ?? false}
          className={groupStyle}
        >
          <Input
            {...(placeholder && { placeholder })}
            className="number h-full w-full min-w-0 bg-transparent px-2 outline-none"
          />
          {unit && <span className="shrink-0 pe-2 text-dim">{unit}</span>}
        </Group>
      </FieldFrame>
    </AriaTextField>
  )
}
