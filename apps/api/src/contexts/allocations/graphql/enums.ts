import { builder } from '../../../kernel/builder.ts'

export const AllocationModel = builder.enumType('AllocationModel', {
  description: 'How a quantity is granted.',
  values: {
    SUBSCRIPTION: { description: 'For each billing period anew.' },
    CONDO: { description: 'Bought outright, for a lifetime.' },
  } as const,
})

export const BillingPeriod = builder.enumType('BillingPeriod', {
  description: 'How long a subscription’s period is, counted from its start.',
  values: {
    MONTH: { description: 'One calendar month.' },
    QUARTER: { description: 'Three calendar months.' },
    YEAR: { description: 'Twelve calendar months.' },
  } as const,
})

export const Renewal = builder.enumType('Renewal', {
  description: 'What happens when a subscription’s period ends.',
  values: {
    AUTO: { description: 'The next begins by itself, until somebody ends it.' },
    MANUAL: { description: 'A resource manager renews it, or it ends.' },
    NONE: { description: 'It ends.' },
  } as const,
})

export const AllocationState = builder.enumType('AllocationState', {
  description: 'Where an allocation stands now.',
  values: {
    SCHEDULED: { description: 'It has not begun.' },
    ACTIVE: { description: 'It grants its quantity.' },
    ENDED: { description: 'It grants nothing any more.' },
    OVERDRAWN: { description: 'It runs, and more was drawn on it than it grants.' },
  } as const,
})

export const ShareKind = builder.enumType('ShareKind', {
  description: 'What a share does to its source.',
  values: {
    RESERVED: { description: 'Set aside: the source may use so much less.' },
    CEILING: {
      description: 'Up to: the source keeps all, and the recipient may draw up to the percentage, first come.',
    },
  } as const,
})

export const StorageSubtype = builder.enumType('StorageSubtype', {
  description: 'How a data share is reached.',
  values: {
    POSIX: { description: 'A file system.' },
    S3_LIKE: { description: 'An object store.' },
    DATABASE: { description: 'A database.' },
  } as const,
})

export const EntitlementState = builder.enumType('EntitlementState', {
  description: 'Whether more is drawn than there is.',
  values: {
    OK: { description: 'No.' },
    OVERDRAWN: { description: 'Yes: a change was forced, or an allocation ended early.' },
  } as const,
})

export const TermKind = builder.enumType('TermKind', {
  description: 'What a term of an entitlement is.',
  values: {
    OWN: { description: 'An allocation of the project itself: adds.' },
    CARVED: { description: 'Part of own that backs a data share, so that it can’t be lent: changes nothing here.' },
    RECEIVED: { description: 'Lent by another project: adds.' },
    LENT: { description: 'Lent to another project: a RESERVED share takes it off, a CEILING takes nothing off.' },
    DRAWN: {
      description: 'Used: takes off what is left. With a partner, it was that project that drew on this one’s.',
    },
  } as const,
})
