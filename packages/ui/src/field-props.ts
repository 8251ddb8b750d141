import type { ReactNode } from 'react'

/** What every field of the kit is given, whatever its value is: one contract, so that a form can hold any of them. */
export interface FieldProps<Value> {
  readonly label: string
  /** One sentence under the label, before the person types. */
  readonly description?: ReactNode
  /** What is wrong and what to do about it. Its presence marks the field as invalid. */
  readonly error?: string | undefined
  readonly name?: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly onBlur?: () => void
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  readonly className?: string
}
