import type { Ref } from 'react'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { classNames } from './class-names.ts'
import { FieldFrame, frameStyle } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'
import { boxStyle } from './field-style.ts'

export interface TextAreaProps extends FieldProps<string> {
  readonly placeholder?: string
  /** Lines seen at once before it grows; 3 unless told. */
  readonly rows?: number
  readonly maxLength?: number
  readonly ref?: Ref<HTMLTextAreaElement>
}

/** Several lines of text; grows with what is written. */
export function TextArea({ label, description, error, className, placeholder, rows = 3, ref, ...rest }: TextAreaProps) {
  return (
    <AriaTextField
      {...rest}
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      className={classNames(frameStyle, className)}
    >
      <FieldFrame label={label} description={description} error={error} isRequired={rest.isRequired}>
        <AriaTextArea
          {...(ref && { ref })}
          {...(placeholder && { placeholder })}
          rows={rows}
          className={classNames(boxStyle, 'h-auto resize-y py-1 field-sizing-content')}
        />
      </FieldFrame>
    </AriaTextField>
  )
}
