import { readFileSync } from 'node:fs'
import {
  type DocumentNode,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql'
import { getVariableValues } from 'graphql/execution/values.js'
import { expect, it } from 'vitest'
import { schema } from '../src/schema.ts'

const text = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8')

interface Example {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly variables: Record<string, unknown> | undefined
}

/** Every example: a graphql block, and the json block of its variables where one follows. */
const examples: readonly Example[] = [...text.matchAll(/```graphql\n([^`]+)```(?:\n\n```json\n([^`]+)```)?/g)].map(
  ([, source, variables]) => {
    const document = parse(source!)
    return {
      document,
      operation: getOperationAST(document)!,
      variables: variables === undefined ? undefined : (JSON.parse(variables) as Record<string, unknown>),
    }
  },
)

/** The mutations that are worked examples: those whose field has no alias. */
const shown = examples.flatMap(({ operation }) =>
  operation.operation === OperationTypeNode.MUTATION
    ? operation.selectionSet.selections.flatMap((field) =>
        field.kind === Kind.FIELD && !field.alias ? [field.name.value] : [],
      )
    : [],
)

it.each(examples.map((example) => [example.operation.name!.value, example] as const))(
  'the example %s is valid, and so are its variables',
  (_name, { document, operation, variables }) => {
    expect(validate(schema, document).map(({ message }) => message)).toEqual([])
    if (variables)
      expect(
        getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors?.map(({ message }) => message),
      ).toBeUndefined()
  },
)

it('has one worked example for every mutation', () => {
  const mutations = Object.keys(schema.getMutationType()!.getFields())
  expect(shown.toSorted()).toEqual(mutations.toSorted())
})

it('shows each mutation with its variables and with what it is refused by', () => {
  for (const { operation, document, variables } of examples) {
    if (operation.operation !== OperationTypeNode.MUTATION) continue
    expect(JSON.stringify(document)).toContain('"Refusal"')
    if (shown.includes(String(operation.name?.value[0]?.toLowerCase()) + String(operation.name?.value.slice(1))))
      expect(variables).toBeDefined()
  }
})

it('names every limit as it is', async () => {
  const { limits } = await import('../src/kernel/limits.ts')
  for (const key of [
    'page',
    'nodes',
    'depth',
    'fields',
    'aliases',
    'rootRepeats',
    'tokens',
    'variablesDepth',
    'variablesValues',
    'bodyBytes',
  ] as const) {
    expect(text).toContain(limits[key].toLocaleString('en-GB'))
  }
})
