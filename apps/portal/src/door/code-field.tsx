import { TextField } from '@tenure/ui/text-field'

interface CodeFieldProps {
  readonly label: string
  readonly description?: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A code that is read off another device. */
export function CodeField(props: CodeFieldProps) {
  return <TextField {...props} name="code" autoComplete="one-time-code" isRequired autoFocus maxLength={40} />
}
