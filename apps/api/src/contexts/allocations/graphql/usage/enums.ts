import { builder } from '../../../../kernel/builder.ts'

export const UsageMeasure = builder.enumType('UsageMeasure', {
  description: 'What of a job is counted, each times how long it held it.',
  values: {
    CPU_HOURS: { description: 'Its processors.' },
    GPU_HOURS: { description: 'Its GPUs.' },
    MEMORY_GIB_HOURS: { description: 'Its memory, in GiB.' },
    NODE_HOURS: { description: 'Its nodes.' },
    BILLING_HOURS: { description: 'What the scheduler itself bills.' },
  } as const,
})

export const Overuse = builder.enumType('Overuse', {
  description: 'What becomes of use that nothing is left for.',
  values: {
    OVERDRAW: { description: 'It falls on the payer beyond the limit.' },
    UNCHARGED: { description: 'It stays uncharged, and is told.' },
  } as const,
})

export const CapPeriod = builder.enumType('CapPeriod', {
  description: 'The window in which a cap counts, in UTC.',
  values: {
    MONTH: { description: 'Each calendar month.' },
    QUARTER: { description: 'Each calendar quarter.' },
    YEAR: { description: 'Each calendar year.' },
    EVER: { description: 'From the beginning.' },
  } as const,
})
