import { existsSync, readFileSync } from 'node:fs'

/** The portal's own documents by their SHA-256, as Apollo's cache of persisted queries. It learns nothing from requests. */
export interface PersistedDocuments {
  get(key: string): Promise<string | undefined>
  set(key: string, value: string): Promise<void>
  delete(key: string): Promise<boolean>
}

/** @param file a JSON object {sha256: document}; absent (a development server): no documents */
export function persistedDocuments(file: string | undefined): PersistedDocuments {
  const documents = new Map<string, string>(file && existsSync(file) ? Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : [])
  return {
    get: async (key) => documents.get(key.replace(/^apq:/, '')),
    set: async () => {},
    delete: async () => false,
  }
}
