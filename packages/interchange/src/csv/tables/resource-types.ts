import type { ResourceType } from '../../facility.ts'
import { ALLOCATION_MODELS } from '../../vocabulary.ts'
import { optional, type Table } from '../table.ts'

/** A hundred years: nothing bought lasts longer, and a slip of the finger is caught. */
export const LONGEST_LIFETIME_MONTHS = 1200

export const resourceTypesTable: Table<ResourceType> = {
  file: 'resource-types.csv',
  aliases: ['resources', 'resource_type', 'types'],
  columns: [
    { name: 'name', kind: 'word', required: true, aliases: ['resource type', 'resource', 'type'] },
    { name: 'unit', kind: 'word', required: true, aliases: ['units', 'uom'] },
    { name: 'storage', kind: 'flag', aliases: ['is storage', 'is storage type'] },
    { name: 'default_model', kind: 'choice', aliases: ['model'] },
    { name: 'lifetime_months', kind: 'number', aliases: ['lifetime', 'condo months'] },
  ],
  read: (row) => ({
    origin: row.origin,
    name: row.required('name'),
    unit: row.required('unit'),
    isStorage: row.flag('storage'),
    ...optional('defaultModel', row.choice('default_model', ALLOCATION_MODELS)),
    ...optional('lifetimeMonths', row.whole('lifetime_months', LONGEST_LIFETIME_MONTHS)),
  }),
  write: (type) => ({
    name: type.name,
    unit: type.unit,
    storage: type.isStorage ? 'yes' : 'no',
    default_model: type.defaultModel,
    lifetime_months: type.lifetimeMonths?.toString(),
  }),
  identities: (type) => [{ what: 'name', key: type.name.toLowerCase() }],
  order: ['name'],
}
