import { createHash } from 'node:crypto'
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { type Compiled, Compiler } from './compile.ts'
import { NotCompiled } from './not-compiled.ts'
import type { AskedBy } from './request.ts'
import { shapeOfVariables } from './shape.ts'

export interface Plan extends Compiled {
  /** What PostgreSQL prepares it under; absent until it has been asked for again. */
  name: string | undefined
  uses: number
}

/** Shapes remembered of one document, and statements that PostgreSQL keeps prepared on each connection. */
const most = { shapes: 60, names: 1_000 }

/** The statements of the documents that are asked for, by their shape. A document is forgotten with the engine's own cache of it. */
export class Plans {
  readonly #schema: GraphQLSchema
  readonly #documents = new WeakMap<DocumentNode, Map<string, Plan | null>>()
  readonly #names = new Set<string>()

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  /** The plan of an operation as it was asked; null where it is the ordinary executor's. Throws what reading its arguments throws. */
  planOf(document: DocumentNode, operation: OperationDefinitionNode, by: AskedBy): Plan | null {
    const shapes = this.#documents.get(document) ?? new Map<string, Plan | null>()
    this.#documents.set(document, shapes)
    const key = `${operation.name?.value ?? ''} ${shapeOfVariables(this.#schema, operation, by.variables)}`
    const known = shapes.get(key)
    if (known === undefined) {
      const made = this.#compile(document, operation, by)
      if (shapes.size >= most.shapes) shapes.delete(shapes.keys().next().value!)
      shapes.set(key, made)
      return made
    }
    if (known?.conditions.some((holds) => !holds(by.ctx))) return null
    if (known && ++known.uses === 2) known.name = this.#nameOf(known.text)
    return known
  }

  /** Never tries a statement again that did not do. */
  forget(document: DocumentNode): void {
    const shapes = this.#documents.get(document)
    for (const key of shapes?.keys() ?? []) shapes?.set(key, null)
  }

  #compile(document: DocumentNode, operation: OperationDefinitionNode, by: AskedBy): Plan | null {
    try {
      return { ...new Compiler(this.#schema, document, by).compile(operation), name: undefined, uses: 1 }
    } catch (error) {
      if (error instanceof NotCompiled) return null
      throw error
    }
  }

  /** Documents are callers' to make up, and what is prepared stays: only so many are. */
  #nameOf(text: string): string | undefined {
    const name = `c${createHash('sha1').update(text).digest('base64url')}`
    if (this.#names.size >= most.names && !this.#names.has(name)) return undefined
    this.#names.add(name)
    return name
  }
}
