import { readdirSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { concatAST, type DocumentNode, type GraphQLSchema, parse, Source, specifiedRules, validate } from 'graphql'
import { askAsOf } from './ask-as-of.ts'

/** One .graphql file of the portal. */
export interface PortalDocument {
  /** The file's name without its ending; the name of its module in src/graphql/generated. */
  readonly name: string
  readonly file: string
  readonly node: DocumentNode
}

/**
 * Reads and checks all .graphql files under a folder.
 * @throws an error that names the file and place of each mistake, or two files of one name
 */
export function readDocuments(folder: string, schema: GraphQLSchema): PortalDocument[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.graphql'))
  const documents = files.sort().map((path) => {
    const file = resolve(folder, path)
    const node = askAsOf(parse(new Source(readFileSync(file, 'utf8'), path)), schema)
    return { name: basename(path, '.graphql'), file, node }
  })
  refuseEqualNames(documents)
  // A fragment stands in its own file and is spread from others, so all are checked as one; that one stays unspread for a while is no mistake.
  const rules = specifiedRules.filter(({ name }) => name !== 'NoUnusedFragmentsRule')
  const mistakes = documents.length > 0 ? validate(schema, concatAST(documents.map(({ node }) => node)), rules) : []
  if (mistakes.length > 0) throw new Error(mistakes.map(String).join('\n\n'))
  return documents
}

function refuseEqualNames(documents: readonly PortalDocument[]): void {
  const files = new Map<string, string>()
  for (const { name, file } of documents) {
    const other = files.get(name)
    if (other) throw new Error(`${other} and ${file} have one name, hence one generated module. Rename one of them.`)
    files.set(name, file)
  }
}
