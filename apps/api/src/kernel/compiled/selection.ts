import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { NotCompiled } from './not-compiled.ts'

export type Coerced = Readonly<Record<string, unknown>>

/** Fields by the key they are answered under, in the order of the answer. */
export type Fields = ReadonlyMap<string, readonly FieldNode[]>

/** Reads selections as the executor does: fragments spread, what is left out left out, equal keys merged. */
export class Selections {
  readonly #schema: GraphQLSchema
  readonly #fragments = new Map<string, FragmentDefinitionNode>()
  readonly #variables: Coerced

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Coerced) {
    this.#schema = schema
    this.#variables = variables
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition)
  }

  of(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Fields {
    const fields = new Map<string, FieldNode[]>()
    const spread = new Set<string>()
    const collect = (set: SelectionSetNode): void => {
      for (const node of set.selections) {
        if (!this.#asked(node)) continue
        if (node.kind === Kind.FIELD) {
          const key = node.alias?.value ?? node.name.value
          fields.set(key, [...(fields.get(key) ?? []), node])
        } else if (node.kind === Kind.INLINE_FRAGMENT) {
          if (this.#applies(node.typeCondition?.name.value, type)) collect(node.selectionSet)
        } else if (!spread.has(node.name.value)) {
          spread.add(node.name.value)
          const fragment = this.#fragments.get(node.name.value)
          if (fragment && this.#applies(fragment.typeCondition.name.value, type)) collect(fragment.selectionSet)
        }
      }
    }
    for (const set of sets) collect(set)
    return fields
  }

  #asked(node: SelectionNode): boolean {
    for (const { name } of node.directives ?? [])
      if (name.value !== 'skip' && name.value !== 'include') throw new NotCompiled(`@${name.value}`)
    if (!node.directives?.length) return true
    const variables = { ...this.#variables }
    if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false
    return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (!condition || condition === type.name) return true
    const named = this.#schema.getType(condition)
    return isAbstractType(named) && this.#schema.isSubType(named, type)
  }
}

/** What is asked of the objects that these fields are. */
export const setsOf = (nodes: readonly FieldNode[]): SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
