import type { HTMLInputAutoCompleteAttribute, Ref } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { classNames } from './class-names.ts'
import { FieldFrame, frameStyle } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'
import { boxStyle } from './field-style.ts'

export interface TextFieldProps extends FieldProps<string> {
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'url'
  readonly placeholder?: string
  readonly autoComplete?: HTMLInputAutoCompleteAttribute
  readonly maxLength?: number
  readonly ref?: Ref<HTMLInputElement>
}

/** One line of text. */
export function TextField({ label, description, error, className, placeholder, ref, ...rest }: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      className={classNames(frameStyle, className)}
    >
      <FieldFrame label={label} description={description} error={error} isRequired={rest.isRequired}>
        <Input {...(ref && { ref })} {...(placeholder && { placeholder })} className={boxStyle} />
      </FieldFrame>
    </AriaTextField>
  )
}
