import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { schemaHome } from '../files.ts'
import { withSchemaEngine, type SchemaFile } from './schema-engine.ts'

/** The Prisma schema, file by file. */
export async function readPrismaSchema(home = schemaHome): Promise<SchemaFile[]> {
  const folder = join(home, 'schema')
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(
    names.map(async (name) => ({ path: join(folder, name), content: await readFile(join(folder, name), 'utf8') })),
  )
}

/** The statements by which Prisma would turn the database into what the schema says, as it words them. */
export async function rawDifference(url: string, home = schemaHome): Promise<string[]> {
  const files = await readPrismaSchema(home)
  const { stdout } = await withSchemaEngine({ url, files }, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', configDir: home, files: [...files] },
      to: { tag: 'schemaDatamodel', files: [...files] },
      script: true,
      exitCode: true,
      shadowDatabaseUrl: null,
      filters: { externalTables: [], externalEnums: [] },
    } as Parameters<typeof engine.diff>[0]),
  )
  return statements(stdout ?? '')
}

/** Parts a script into its statements, without their comments. Prisma writes none with a semicolon inside. */
function statements(script: string): string[] {
  return script
    .split('\n')
    .filter((line) => !line.startsWith('--'))
    .join('\n')
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.replaceAll(/\s+/g, ' ').trim())
    .filter((statement) => statement !== '')
}
