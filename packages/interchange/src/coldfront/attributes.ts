import type { Note, SecurityGroup } from '../facility.ts'
import type { DumpObject } from './objects.ts'
import type { NamedValue } from './quantity-attribute.ts'
import { originOf, textOf, type DumpStore } from './store.ts'

const GROUP_ATTRIBUTES = ['storage_group_name', 'freeipa_group']

export interface AllocationAttributes {
  readonly values: readonly NamedValue[]
  /** Every attribute, with its usage where ColdFront counts one: shown, never applied. */
  readonly notes: readonly Note[]
  readonly groups: readonly SecurityGroup[]
}

/** Reads an allocation's attributes; `subject` is the key that notes speak of. */
export function readAttributes(rows: readonly DumpObject[], subject: string, store: DumpStore): AllocationAttributes {
  const values: NamedValue[] = []
  const notes: Note[] = []
  const groups: SecurityGroup[] = []
  for (const row of rows) {
    const origin = originOf(row)
    const name = store.choice('allocation.allocationattributetype', row.fields['allocation_attribute_type'])
    const value = textOf(row, 'value')
    const usage = store.find('allocation.allocationattributeusage', row.pk)
    const used = usage === undefined ? '' : `, of which ${textOf(usage, 'value')} used`
    values.push({ name, value })
    notes.push({ origin, subject, text: `${name}: ${value}${used}` })
    if (GROUP_ATTRIBUTES.includes(name.toLowerCase()) && value !== '') groups.push({ origin, name: value, members: [] })
  }
  return { values, notes, groups }
}
