import { TextField } from '@tenure/ui/text-field'
import { useState } from 'react'

interface TypedFilterProps {
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (text: string | undefined) => void
}

/** A filter that is typed; it holds once the field is left, or on Enter. */
export function TypedFilter({ label, value = '', onChange }: TypedFilterProps) {
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  // The address may change by other ways than this box: back, a saved view.
  if (value !== told) {
    setTold(value)
    setTyped(value)
  }
  const settle = () => typed.trim() !== value && onChange(typed.trim() || undefined)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        settle()
      }}
    >
      <TextField label={label} className="w-36" value={typed} onChange={setTyped} onBlur={settle} maxLength={200} />
    </form>
  )
}
