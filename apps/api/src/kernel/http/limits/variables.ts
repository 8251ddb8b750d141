import type { GraphQLError } from 'graphql'
import { limits } from '../../limits.ts'
import { beyondLimit } from './check.ts'

/** What is wrong with the variables' size, if anything. Level by level, so that no depth of nesting can exhaust the stack. */
export function tooMuchInVariables(variables: unknown): GraphQLError | undefined {
  let level: unknown[] = [variables]
  let values = 0
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.variablesDepth)
      return beyondLimit(
        'variablesDepth',
        `Variables may nest ${limits.variablesDepth} deep. Flatten them, or send JSON as text.`,
      )
    values += level.length
    if (values > limits.variablesValues)
      return beyondLimit(
        'variablesValues',
        `Variables may hold ${limits.variablesValues.toLocaleString('en-GB')} values. Send several requests, or import a file.`,
      )
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value as Record<string, unknown>) : [],
    )
  }
  return undefined
}
