import { existsSync, readFileSync } from 'node:fs'
import { Kind, parse } from 'graphql'

/** The portal's own documents by their SHA-256, as Apollo's cache of persisted queries. It learns nothing from requests. */
export interface PersistedDocuments {
  get(key: string): Promise<string | undefined>
  set(key: string, value: string): Promise<void>
  delete(key: string): Promise<boolean>
  has(hash: unknown): boolean
  /** The names of the operations in them: the only ones that become a label of a figure. */
  readonly operations: ReadonlySet<string>
}

/** @param file a JSON object {sha256: document}; absent (a development server): no documents */
export function persistedDocuments(file: string | undefined): PersistedDocuments {
  const written = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {}
  const documents = new Map(Object.entries(written))
  return {
    get: async (key) => documents.get(key.replace(/^apq:/, '')),
    set: async () => {},
    delete: async () => false,
    has: (hash) => typeof hash === 'string' && documents.has(hash),
    operations: new Set([...documents.values()].flatMap(operationNames)),
  }
}

function operationNames(document: string): string[] {
  return parse(document, { noLocation: true }).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.name ? [definition.name.value] : [],
  )
}
