import { createHash } from 'node:crypto'
import { codegen } from '@graphql-codegen/core'
import * as documentNodes from '@graphql-codegen/typed-document-node'
import * as operations from '@graphql-codegen/typescript-operations'
import { formatDocument, stringifyDocument } from '@urql/core'
import { type DocumentNode, type GraphQLSchema, Kind, parse, printSchema } from 'graphql'
import type { PortalDocument } from './read-documents.ts'

interface TypingContext {
  readonly schema: GraphQLSchema
  /** All documents: fragments may come from any of them. */
  readonly all: readonly PortalDocument[]
  /** Filled with the hash and text of each operation. */
  readonly persisted: Record<string, string>
}

/** The TypeScript module of one .graphql file: types of its operations and fragments, and their documents with hashes. */
export async function typeDocument(
  document: PortalDocument,
  { schema, all, persisted }: TypingContext,
): Promise<string> {
  const module = await codegen({
    filename: `${document.name}.ts`,
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents: [{ location: document.file, document: document.node }],
    // Checked once already, all together.
    skipDocumentsValidation: true,
    pluginMap: { operations, documentNodes },
    plugins: [{ operations: {} }, { documentNodes: {} }],
    config: {
      externalFragments: fragmentsBeside(document, all),
      documentMode: 'documentNodeImportFragments',
      inlineFragmentTypes: 'inline',
      documentNodeImport: '@urql/core#TypedDocumentNode',
      useTypeImports: true,
      immutableTypes: true,
      enumsAsTypes: true,
      dedupeFragments: true,
      scalars: { ID: 'string', DateTime: 'string', Decimal: 'string', JSON: 'unknown' },
      strictScalars: true,
      unstable_onExecutableDocumentNode: (operation: DocumentNode) => ({ hash: persist(operation, persisted) }),
    },
  })
  return `// Written by scripts/codegen.ts from ${document.name}.graphql.\n${module}`
}

/** Hashes an operation as urql will send it: printed by urql itself, after it has added __typename everywhere. */
function persist(operation: DocumentNode, persisted: Record<string, string>): string {
  const text = stringifyDocument(formatDocument(operation) as DocumentNode)
  const hash = createHash('sha256').update(text).digest('hex')
  persisted[hash] = text
  return hash
}

function fragmentsBeside(document: PortalDocument, all: readonly PortalDocument[]) {
  return all
    .filter((other) => other !== document)
    .flatMap(({ node }) => node.definitions)
    .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
    .map((node) => ({ name: node.name.value, onType: node.typeCondition.name.value, node, isExternal: true }))
}
