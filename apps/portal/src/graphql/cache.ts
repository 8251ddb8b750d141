import type { Exchange } from '@urql/core'
import { type Cache, cacheExchange, type UpdateResolver } from '@urql/exchange-graphcache'
import { mutationFields, possibleTypes, unkeyedTypes } from './generated/cache-shape.ts'
import { refusalTypes } from './refusal-types.ts'

/** The normalised cache. What has no id is kept within its parent; a change that was made sets every question open again. */
export function cache(): Exchange {
  return cacheExchange({
    keys: Object.fromEntries([...unkeyedTypes, ...refusalTypes].map((type) => [type, () => null])),
    possibleTypes,
    logger: warnUnlessOfAnotherType,
    updates: { Mutation: Object.fromEntries(mutationFields.map((field) => [field, reopenQuestions(field)])) },
  })
}

/**
 * After a change, what is on screen is asked anew, once: a grant moves entitlements, totals and lists that its answer does not name.
 * A refusal changed nothing.
 */
function reopenQuestions(field: string): UpdateResolver {
  return (result, _variables, store: Cache) => {
    const outcome: unknown = result[field]
    const isTyped = typeof outcome === 'object' && outcome !== null && '__typename' in outcome
    if (isTyped && refusalTypes.includes(String(outcome.__typename))) return
    for (const { fieldKey } of store.inspectFields('Query')) store.invalidate('Query', fieldKey)
  }
}

/**
 * Without the whole schema the cache, when it writes, looks for the fields of each fragment, those of other types included, and
 * warns that an answer lacks them. An API's answer never lacks a field of its own type, so these warnings say nothing.
 */
function warnUnlessOfAnotherType(severity: 'debug' | 'error' | 'warn', message: string): void {
  if (!message.startsWith('Invalid undefined')) console[severity](message)
}
