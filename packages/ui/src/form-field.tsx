import type { ComponentType } from 'react'
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form'
import type { FieldProps } from './field-props.ts'

/** What the form itself gives to the field; the rest is the page's to say. */
type Given = 'value' | 'onChange' | 'onBlur' | 'name' | 'error'

export type FormFieldProps<Values extends FieldValues, Props extends FieldProps<string>> = Omit<Props, Given> & {
  readonly control: Control<Values>
  readonly name: FieldPath<Values>
  /** The field of the kit to show: TextField, DecimalField, Select … */
  readonly of: ComponentType<Props>
}

/** A field of the kit as part of a form: takes its value and its error from there. Every value is text, as typed. */
export function FormField<Values extends FieldValues, Props extends FieldProps<string>>(
  props: FormFieldProps<Values, Props>,
) {
  const { control, name, of: Field, ...rest } = props
  const { field, fieldState } = useController({ control, name })
  const value: unknown = field.value
  const given = {
    name,
    value: typeof value === 'string' ? value : '',
    onChange: field.onChange,
    onBlur: field.onBlur,
    error: fieldState.error?.message,
  }
  // The compiler cannot see that Omit<Props, Given> and Given make Props again.
  return <Field {...(rest as unknown as Props)} {...given} />
}
