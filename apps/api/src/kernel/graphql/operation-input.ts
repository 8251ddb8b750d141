import type { InputFieldBuilder, SchemaTypes } from '@pothos/core'

/** The fields of every mutation's input beside its own. */
export function operationFields<Types extends SchemaTypes>(t: InputFieldBuilder<Types, 'InputObject'>) {
  return {
    reason: t.string({ description: 'Why, in your own words: kept with the history and the audit log.' }),
    idempotencyKey: t.string({
      description: 'Your own key for this request: sent again with the same key, it is not done twice.',
    }),
  }
}

/** The same, for edits. */
export function editFields<Types extends SchemaTypes>(t: InputFieldBuilder<Types, 'InputObject'>) {
  return {
    ...operationFields(t),
    expectedVersion: t.int({
      description: 'The version you saw: if it changed since, the edit is refused with what changed.',
    }),
  }
}
