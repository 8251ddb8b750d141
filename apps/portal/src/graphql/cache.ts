import type { Exchange } from '@urql/core'
import { type Cache, cacheExchange, type UpdateResolver } from '@urql/exchange-graphcache'
import { mutationFields, possibleTypes, refusalTypes, unkeyedTypes } from './generated/cache-shape.ts'

/** The normalised cache. What has no id is kept within its parent; a change that was made sets every question open again. */
export function cache(): Exchange {
  return cacheExchange({
    keys: Object.fromEntries(unkeyedTypes.map((type) => [type, () => null])),
    possibleTypes,
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
