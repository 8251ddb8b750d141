/** The windows of caps, as they are read. */
export const capPeriods = { MONTH: 'month', QUARTER: 'quarter', YEAR: 'year', EVER: 'ever, once' } as const
