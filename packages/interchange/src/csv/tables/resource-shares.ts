import type { ResourceShare } from '../../facility.ts'
import { SHARE_KINDS } from '../../vocabulary.ts'
import type { Table } from '../table.ts'

export const resourceSharesTable: Table<ResourceShare> = {
  file: 'resource-shares.csv',
  aliases: ['shares', 'sharing', 'project_resource_shares'],
  columns: [
    { name: 'source', kind: 'word', required: true, aliases: ['source project', 'from', 'lender'] },
    { name: 'recipient', kind: 'word', required: true, aliases: ['recipient project', 'to', 'target'] },
    { name: 'resource_type', kind: 'word', aliases: ['resource', 'type'] },
    { name: 'percent', kind: 'number', required: true, aliases: ['percentage', 'share percentage', 'share'] },
    { name: 'kind', kind: 'choice', aliases: ['rule', 'share kind'] },
  ],
  read: (row) => {
    const source = row.required('source')
    const recipient = row.required('recipient')
    if (source !== '' && source === recipient)
      row.refuse('recipient', 'VALUE_CONTRADICTS', 'A project can’t share with itself. Name another recipient.')
    const percent = row.decimal('percent', { digits: 3, decimals: 2, max: 99 })
    if (percent === undefined && row.word('percent') === undefined) row.required('percent')
    return {
      origin: row.origin,
      source,
      recipient,
      resourceType: row.word('resource_type') ?? null,
      percent: percent ?? '',
      kind: row.choice('kind', SHARE_KINDS) ?? 'RESERVED',
    }
  },
  write: ({ source, recipient, resourceType, percent, kind }) => ({
    source,
    recipient,
    resource_type: resourceType ?? '',
    percent,
    kind,
  }),
  identities: (share) => [
    {
      what: 'source, recipient and resource_type',
      key: JSON.stringify([share.source, share.recipient, share.resourceType?.toLowerCase() ?? null]),
    },
  ],
  order: ['source', 'recipient', 'resource_type'],
}
