import { builder } from '../builder.ts'

export const Direction = builder.enumType('Direction', {
  description: 'Which way a list is ordered.',
  values: {
    ASC: { value: 'asc', description: 'Smallest first.' },
    DESC: { value: 'desc', description: 'Greatest first.' },
  } as const,
})
