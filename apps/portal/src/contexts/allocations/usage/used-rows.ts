import { showDay } from '@tenure/ui/instant'
import type { UsedByQuery } from '../../../graphql/generated/used-by.ts'
import { showQuantity } from '../show-quantity.ts'

type Usage = NonNullable<UsedByQuery['project']>['usage']

/** By what use is told apart. */
export type Way = 'person' | 'day' | 'origin'

export interface UsedRow {
  readonly id: string
  readonly name: string
  readonly amount: string
  /** In how many jobs; of a day, what nobody paid. */
  readonly note: string
}

/** The rows of one way to look at it. */
export function usedRows({ byDay, byPerson, byOrigin }: Usage, way: Way): readonly UsedRow[] {
  if (way === 'day')
    return byDay.map(({ day, amount, uncharged }) => ({
      id: day,
      name: showDay(day),
      amount,
      note: Number(uncharged) === 0 ? '' : showQuantity(uncharged),
    }))
  if (way === 'person')
    return byPerson.map(({ person, username, amount, records }) => ({
      id: person?.id ?? `name ${username ?? ''}`,
      name: person?.fullName ?? (username === null ? 'Nobody named' : `${username} (not known here)`),
      amount,
      note: String(records),
    }))
  return byOrigin.map(({ origin, amount, records }) => ({ id: origin, name: origin, amount, note: String(records) }))
}

/** A cell that a spreadsheet takes for text, whatever it begins with. */
const cell = (text: string) =>
  `"${(/^[=+\-@\t\r]/.test(text) && !/^-?\d/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** The rows as a CSV file. */
export const csvOf = (rows: readonly UsedRow[], unit: string): string =>
  [['name', `used (${unit})`, 'note'], ...rows.map(({ name, amount, note }) => [name, amount, note])]
    .map((cells) => cells.map(cell).join(','))
    .join('\r\n')
