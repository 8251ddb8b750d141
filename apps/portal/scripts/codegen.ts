// Types every .graphql file of the portal, and writes what the cache and the API must know of the schema and the documents.
// Usage: tsx scripts/codegen.ts [schema.graphql]
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { buildSchema } from 'graphql'
import { cacheShape } from './codegen/cache-shape.ts'
import { readDocuments } from './codegen/read-documents.ts'
import { typeDocument } from './codegen/type-document.ts'

const portal = resolve(import.meta.dirname, '..')
const generated = resolve(portal, 'src/graphql/generated')
const schemaFile = process.argv[2] ?? resolve(portal, '../api/schema.graphql')

const schema = buildSchema(readFileSync(schemaFile, 'utf8'))
const documents = readDocuments(resolve(portal, 'src'), schema)
const persisted: Record<string, string> = {}

rmSync(generated, { recursive: true, force: true })
mkdirSync(generated, { recursive: true })
for (const document of documents) {
  const typed = await typeDocument(document, { schema, all: documents, persisted })
  writeFileSync(resolve(generated, `${document.name}.ts`), typed)
}
writeFileSync(resolve(generated, 'cache-shape.ts'), cacheShape(schema))
writeFileSync(resolve(generated, 'persisted.json'), `${JSON.stringify(persisted, null, 1)}\n`)
console.log(`${documents.length} .graphql files typed, ${Object.keys(persisted).length} operations hashed`)
