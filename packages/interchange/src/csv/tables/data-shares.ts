import type { DataShare } from '../../facility.ts'
import { STORAGE_SUBTYPES } from '../../vocabulary.ts'
import { optional, type Table } from '../table.ts'

const SUBTYPE_WORDS = { S3: 'S3_LIKE', OBJECT: 'S3_LIKE', DB: 'DATABASE', FILE: 'POSIX' } as const

export const dataSharesTable: Table<DataShare> = {
  file: 'data-shares.csv',
  aliases: ['data_share'],
  columns: [
    { name: 'project', kind: 'word', required: true, aliases: ['project key', 'project code'] },
    { name: 'name', kind: 'word', required: true, aliases: ['share', 'share name', 'data share'] },
    { name: 'allocation', kind: 'word', required: true, aliases: ['allocation key', 'source allocation'] },
    { name: 'subtype', kind: 'choice', required: true, aliases: ['storage subtype', 'kind', 'type'] },
    { name: 'steward', kind: 'word', aliases: ['data steward'] },
    { name: 'security_group', kind: 'word', aliases: ['group'] },
  ],
  read: (row) => {
    const subtype = row.choice('subtype', STORAGE_SUBTYPES, SUBTYPE_WORDS)
    if (subtype === undefined && row.word('subtype') === undefined) row.required('subtype')
    return {
      origin: row.origin,
      project: row.required('project'),
      name: row.required('name'),
      allocationKey: row.required('allocation'),
      subtype: subtype ?? 'POSIX',
      ...optional('steward', row.word('steward')),
      ...optional('group', row.word('security_group')),
    }
  },
  write: (share) => ({
    project: share.project,
    name: share.name,
    allocation: share.allocationKey,
    subtype: share.subtype,
    steward: share.steward,
    security_group: share.group,
  }),
  identities: (share) => [
    { what: 'project and name', key: JSON.stringify([share.project, share.name]) },
    { what: 'allocation', key: share.allocationKey },
  ],
  order: ['project', 'name'],
}
