/** The words for the API's values, each in one place. */
export const modelWords = { SUBSCRIPTION: 'Subscription', CONDO: 'Condo' } as const
export const periodWords = { MONTH: 'Every month', QUARTER: 'Every quarter', YEAR: 'Every year' } as const
export const renewalWords = {
  AUTO: 'Renews by itself',
  MANUAL: 'Renewed by hand',
  NONE: 'Is not renewed',
} as const
export const stateWords = { SCHEDULED: 'Scheduled', ACTIVE: 'Active', ENDED: 'Ended', OVERDRAWN: 'Overdrawn' } as const
export const shareKindWords = { RESERVED: 'Reserved', CEILING: 'Ceiling' } as const
export const subtypeWords = { POSIX: 'POSIX', S3_LIKE: 'S3-like', DATABASE: 'Database' } as const
export const stewardReasonWords = {
  OWN: 'named for this share',
  PROJECT_DEFAULT: 'the project’s default',
  PI: 'the PI, for nobody else is named',
} as const

/** The words of a kind of value as options to choose from, in their order. */
export function optionsOf(words: Readonly<Record<string, string>>): { readonly id: string; readonly name: string }[] {
  return Object.entries(words).map(([id, name]) => ({ id, name }))
}
