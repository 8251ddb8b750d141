import { type Exchange, makeOperation, mapExchange, type Operation } from '@urql/core'
import { createContext, use } from 'react'

/** The earlier moment that the page looks at, as ISO 8601 text; null: the present. */
export const AsOf = createContext<string | null>(null)

/** The moment that is looked at; null: the present, where things can be done. */
export function useAsOf(): string | null {
  return use(AsOf)
}

/** Asks every question that can be asked of the past as of a moment. Before the cache: it tells answers apart by their variables. */
export function askAsOf(asOf: string): Exchange {
  return mapExchange({
    onOperation: (operation) =>
      takesAsOf(operation)
        ? makeOperation(
            operation.kind,
            { ...operation, variables: { ...operation.variables, asOf } },
            operation.context,
          )
        : operation,
  })
}

/** Whether a document declares `$asOf`: scripts/codegen.ts gave it to every query that has a use for it. */
function takesAsOf({ query }: Operation): boolean {
  return query.definitions.some(
    (definition) =>
      'variableDefinitions' in definition &&
      definition.variableDefinitions?.some(
        (declared) => 'variable' in declared && declared.variable.name.value === 'asOf',
      ),
  )
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/

/** A moment of an address: an instant that has been; undefined for anything else. */
export function readAsOf(text: unknown): string | undefined {
  if (typeof text !== 'string' || !instant.test(text)) return undefined
  const time = Date.parse(text)
  return Number.isNaN(time) || time > Date.now() ? undefined : new Date(time).toISOString()
}
