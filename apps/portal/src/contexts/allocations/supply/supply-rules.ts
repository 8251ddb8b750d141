import { positiveDecimal, required } from '@tenure/ui/form-checks'
import { formRules } from '@tenure/ui/form-rules'
import { object, string } from 'valibot'
import { endOfDay, startOfDay } from '../day.ts'

/** What the form of a supply must hold. */
export const supplyRules = formRules(
  object({
    name: required('Say what it is: 128 nodes, autumn 2027.'),
    quantity: positiveDecimal('Write a quantity above 0.'),
    startsAt: string(),
    endsAt: string(),
    note: string(),
    force: string(),
    reason: string(),
  }),
)

interface Written {
  readonly name: string
  readonly quantity: string
  readonly startsAt: string
  readonly endsAt: string
  readonly note: string
  readonly reason: string
}

/** What is sent of it; days are whole, the last one included. */
export const supplyInput = ({ name, quantity, startsAt, endsAt, note, reason }: Written) => ({
  name: name.trim(),
  quantity,
  startsAt: startOfDay(startsAt),
  endsAt: endOfDay(endsAt),
  note: note.trim() || null,
  reason: reason.trim() || null,
})
