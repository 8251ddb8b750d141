import { useNavigate } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { DateField } from '@tenure/ui/date-field'
import { FormDialog } from '@tenure/ui/form-dialog'
import { TextField } from '@tenure/ui/text-field'
import { useState } from 'react'
import { readAsOf, useAsOf } from '../../graphql/as-of.ts'

const DAY = 86_400_000

/** Times one often asks about, as days ago. */
const usual = [
  ['Yesterday', 1],
  ['A week ago', 7],
  ['30 days ago', 30],
  ['A year ago', 365],
] as const

/** Chooses the time that all pages are shown at. */
export function AsOfDialog({ onClose }: { readonly onClose: () => void }) {
  const asOf = useAsOf()
  const [[day, time], setMoment] = useState(() => split(asOf ?? new Date().toISOString()))
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  const [refusal, setRefusal] = useState<string>()
  const navigate = useNavigate()
  const show = () => {
    const at = readAsOf(`${day}T${time.trim()}:00Z`)
    if (at === undefined)
      return setRefusal('Give a day and a time of day that have been, as 14:30. What will be is not recorded.')
    void navigate({ to: '.', search: (all: object) => ({ ...all, at }) })
    onClose()
  }
  return (
    <FormDialog
      title="As of an earlier time"
      verb="Show"
      isPending={false}
      refusal={refusal}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault()
        show()
      }}
    >
      <p>Everything is shown as it was then. You see what you may see now, and nothing can be changed.</p>
      <div className="flex flex-wrap gap-2">
        {usual.map(([label, days]) => (
          <Button key={label} onPress={() => setMoment(split(new Date(Date.now() - days * DAY).toISOString()))}>
            {label}
          </Button>
        ))}
      </div>
      <div className="grid grid-cols-2 gap-4">
        <DateField label="Day" value={day} onChange={(value) => setMoment([value, time])} latest={today} isRequired />
        <TextField
          label="Time (UTC)"
          value={time}
          onChange={(value) => setMoment([day, value])}
          maxLength={5}
          isRequired
        />
      </div>
    </FormDialog>
  )
}

/** An instant as its day and its time of day. */
const split = (iso: string): readonly [string, string] => [iso.slice(0, 10), iso.slice(11, 16)]
