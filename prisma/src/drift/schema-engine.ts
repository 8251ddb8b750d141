import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type * as Engine from '@prisma/schema-engine-wasm/schema_engine_bg'
import { charAsText } from './char-as-text.ts'

type Exports = Record<string, unknown>
type Bindings = typeof Engine & { __wbg_set_wasm(exports: Exports): void }

/** What Node has of WebAssembly and its types leave out: the little that is needed here. */
const { WebAssembly: wasm } = globalThis as unknown as {
  WebAssembly: {
    compile(bytes: Uint8Array): Promise<object>
    instantiate(module: object, imports: Record<string, unknown>): Promise<{ readonly exports: Exports }>
  }
}

let loaded: Promise<Bindings> | undefined

/** Prisma's schema engine as WebAssembly: nothing is downloaded. Loaded once. */
function bindings(): Promise<Bindings> {
  return (loaded ??= load())
}

async function load(): Promise<Bindings> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  // What the engine says before it gives up; without it the reason is lost.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  })
  const engine = (await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href)) as Bindings
  const module = await wasm.compile(await readFile(join(folder, 'schema_engine_bg.wasm')))
  const { exports } = await wasm.instantiate(module, { './schema_engine_bg.js': engine })
  engine.__wbg_set_wasm(exports)
  ;(exports['__wbindgen_start'] as () => void)()
  return engine
}

export interface SchemaFile {
  readonly path: string
  readonly content: string
}

/** Does something with the engine, bound to a database and the Prisma schema. */
export async function withSchemaEngine<T>(
  { url, files }: { readonly url: string; readonly files: readonly SchemaFile[] },
  work: (engine: Engine.SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await bindings()
  const adapter = bindMigrationAwareSqlAdapterFactory(charAsText(url))
  const datamodels = files.map(({ path, content }): [string, string] => [path, content])
  const engine = await SchemaEngine.new({ datamodels }, () => {}, adapter)
  try {
    return await work(engine)
  } finally {
    engine.free()
  }
}
