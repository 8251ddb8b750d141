import type { Allocation } from '../../facility.ts'
import { ALLOCATION_MODELS, ALLOCATION_STATUSES, BILLING_PERIODS, RENEWALS } from '../../vocabulary.ts'
import { writeInstant } from '../instant.ts'
import type { Row } from '../row.ts'
import { optional, type Table } from '../table.ts'
import { LONGEST_LIFETIME_MONTHS } from './resource-types.ts'

const PERIOD_WORDS = {
  MONTHLY: 'MONTH',
  QUARTERLY: 'QUARTER',
  YEARLY: 'YEAR',
  ANNUAL: 'YEAR',
  ANNUALLY: 'YEAR',
} as const
const RENEWAL_WORDS = { AUTOMATIC: 'AUTO', YES: 'AUTO', NO: 'NONE' } as const

const readTerm = (row: Row) => {
  const model = row.choice('model', ALLOCATION_MODELS) ?? 'SUBSCRIPTION'
  const start = row.instant('start') ?? ''
  if (start === '' && row.word('start') === undefined) row.required('start')
  const end = row.instant('end') ?? null
  const billingPeriod = row.choice('billing_period', BILLING_PERIODS, PERIOD_WORDS)
  const openEnded = model === 'SUBSCRIPTION' && row.word('end') === undefined
  const renewal = row.choice('renewal', RENEWALS, RENEWAL_WORDS) ?? (openEnded ? 'AUTO' : 'NONE')
  if (end !== null && start !== '' && end <= start)
    row.refuse(
      'end',
      'VALUE_CONTRADICTS',
      `The end is not after the start. The end is the first moment no longer covered.`,
    )
  if (model === 'SUBSCRIPTION' && renewal === 'AUTO' && end !== null)
    row.refuse(
      'end',
      'VALUE_CONTRADICTS',
      'A subscription that renews by itself has no end. Empty the end, or set renewal to NONE.',
    )
  if (model === 'CONDO' && (billingPeriod !== undefined || renewal !== 'NONE'))
    row.refuse(
      'model',
      'VALUE_CONTRADICTS',
      'A condo allocation neither bills by period nor renews. Empty billing_period and renewal.',
    )
  const period = model === 'SUBSCRIPTION' ? (billingPeriod ?? 'MONTH') : undefined
  return { model, start, end, ...optional('billingPeriod', period), renewal }
}

/** What serves as a key where the file gives none: the same row has the same key in the next import. */
const derivedKey = (parts: readonly string[]): string => parts.map((part) => part.replaceAll('/', '//')).join('/')

export const allocationsTable: Table<Allocation> = {
  file: 'allocations.csv',
  aliases: ['allocation', 'grants'],
  columns: [
    { name: 'key', kind: 'word', aliases: ['allocation', 'allocation key', 'id', 'allocation id', 'external id'] },
    { name: 'project', kind: 'word', required: true, aliases: ['project key', 'project code'] },
    { name: 'resource_type', kind: 'word', required: true, aliases: ['resource', 'type'] },
    { name: 'model', kind: 'choice', aliases: ['allocation model'] },
    { name: 'quantity', kind: 'number', required: true, aliases: ['amount', 'size'] },
    {
      name: 'start',
      kind: 'date',
      required: true,
      aliases: ['starts', 'start date', 'period start', 'starts at', 'from'],
    },
    { name: 'end', kind: 'date', aliases: ['ends', 'end date', 'period end', 'ends at', 'until'] },
    { name: 'billing_period', kind: 'choice', aliases: ['period', 'billing'] },
    { name: 'renewal', kind: 'choice', aliases: ['renews'] },
    { name: 'lifetime_months', kind: 'number', aliases: ['lifetime', 'condo months'] },
    { name: 'status', kind: 'choice', aliases: ['state'] },
  ],
  read: (row) => {
    const project = row.required('project')
    const resourceType = row.required('resource_type')
    const quantity = row.decimal('quantity', { digits: 14, decimals: 4 })
    if (quantity === undefined && row.word('quantity') === undefined) row.required('quantity')
    const term = readTerm(row)
    return {
      origin: row.origin,
      key: row.word('key') ?? derivedKey([project, resourceType, term.model, writeInstant(term.start)]),
      project,
      resourceType,
      quantity: quantity ?? '',
      ...term,
      ...optional('lifetimeMonths', row.whole('lifetime_months', LONGEST_LIFETIME_MONTHS)),
      status: row.choice('status', ALLOCATION_STATUSES, { EXPIRED: 'ENDED' }) ?? 'ACTIVE',
    }
  },
  write: (allocation) => ({
    key: allocation.key,
    project: allocation.project,
    resource_type: allocation.resourceType,
    model: allocation.model,
    quantity: allocation.quantity,
    start: allocation.start,
    end: allocation.end ?? '',
    billing_period: allocation.billingPeriod,
    renewal: allocation.renewal,
    lifetime_months: allocation.lifetimeMonths?.toString(),
    status: allocation.status,
  }),
  identities: (allocation) => [{ what: 'key', key: allocation.key }],
  order: ['project', 'resource_type', 'key'],
}
