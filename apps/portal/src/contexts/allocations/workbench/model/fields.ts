import { readDecimal, trimDecimal } from '@tenure/ui/decimal'
import type { WorkbenchRowFragment } from '../../../../graphql/generated/workbench-row.ts'
import { lastDayOf } from '../../day.ts'
import { renewalWords } from '../../words.ts'
import type { Written } from './draft.ts'

/** What can be written in a row. */
export type WorkbenchField = 'quantity' | 'endsAt' | 'renewal' | 'note'

export const fieldNames: Readonly<Record<WorkbenchField, string>> = {
  quantity: 'Quantity',
  endsAt: 'Last day',
  renewal: 'When a period ends',
  note: 'Note',
}

/** The texts that stand in a row's cells: a plain decimal, the last day, the renewal, the note. */
export function textsOf(row: WorkbenchRowFragment): Readonly<Record<WorkbenchField, string>> {
  return {
    quantity: trimDecimal(row.quantity),
    endsAt: row.endsAt === null ? '' : lastDayOf(row.endsAt),
    renewal: row.renewal,
    note: row.note ?? '',
  }
}

/** Reads what was typed or pasted into a cell; what can't be read stays with what is wrong. */
export function readCell(field: WorkbenchField, typed: string): Written {
  const text = typed.trim()
  return { quantity: readQuantity, endsAt: readDay, renewal: readRenewal, note: (note: string) => ({ text: note }) }[
    field
  ](text)
}

function readQuantity(text: string): Written {
  const reading = readDecimal(text)
  if ('problem' in reading) return { text, problem: reading.problem }
  if (reading.value === '') return { text, problem: 'Write a quantity. To take it all away, end the row.' }
  if (reading.value.startsWith('-')) return { text, problem: 'A quantity is never below zero.' }
  return { text: reading.value }
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** ISO as written by hand or by a spreadsheet, with a time or without; and days with the month in letters. */
function readDay(text: string): Written {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text)
  if (iso) return day(text, [iso[1]!, iso[2]!, iso[3]!])
  const named = /^(\d{1,2})\.? ([A-Za-z]{3})[a-z]* (\d{4})$/.exec(text)
  const month = named ? monthNames.indexOf(named[2]!.toLowerCase()) + 1 : 0
  if (named && month > 0) return day(text, [named[3]!, String(month), named[1]!])
  const problem =
    text === ''
      ? 'Write the last day. To have no end, let it renew by itself.'
      : 'Write the day as 2027-12-31: day and month are told apart only so.'
  return { text, problem }
}

function day(typed: string, [year, month, date]: readonly [string, string, string]): Written {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const instant = new Date(`${text}T00:00:00.000Z`)
  const isReal = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
  return isReal ? { text } : { text: typed, problem: 'There is no such day.' }
}

const shortWords: Readonly<Record<string, string>> = {
  auto: 'AUTO',
  automatic: 'AUTO',
  manual: 'MANUAL',
  none: 'NONE',
  no: 'NONE',
  never: 'NONE',
}

function readRenewal(text: string): Written {
  const asked = text.toLowerCase()
  const found =
    shortWords[asked] ?? Object.entries(renewalWords).find(([, words]) => words.toLowerCase() === asked)?.[0]
  if (found) return { text: found }
  return { text, problem: `Write one of: ${Object.values(renewalWords).join(', ')}.` }
}
