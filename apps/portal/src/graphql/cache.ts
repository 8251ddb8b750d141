import type { Exchange } from '@urql/core'
import { type Cache, cacheExchange, type DataFields, type UpdateResolver } from '@urql/exchange-graphcache'
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
function reopenQuestions(field: string): UpdateResolver<DataFields> {
  return (result, _variables, store: Cache) => {
    const outcome = result[field]
    const type = typeof outcome === 'object' && outcome && '__typename' in outcome ? outcome.__typename : undefined
    if (typeof type === 'string' && refusalTypes.includes(type)) return
    for (const { fieldKey } of store.inspectFields('Query')) store.invalidate('Query', fieldKey)
  }
}
