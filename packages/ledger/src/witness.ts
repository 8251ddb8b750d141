import { mkdir, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What is remembered outside the database: whoever puts an older database in place does not put this back with it. */
export interface Witness {
  /** Keeps notes at the end of a tenant's file, for good: they are on the disk when this answers. */
  keep(tenantId: string, notes: readonly string[]): Promise<void>
  /** All that was kept of a tenant, oldest first; a last line that a crash tore is passed over. */
  notesOf(tenantId: string): Promise<string[]>
  /** The newest of them; undefined when there is none. */
  lastNoteOf(tenantId: string): Promise<string | undefined>
  /** Of whom anything was kept. */
  tenants(): Promise<string[]>
}

const suffix = '.checkpoints'

/** A witness in a folder: a file a tenant, a line a checkpoint. Better on another machine's disk, or one that is written once. */
export function witnessIn(folder: string): Witness {
  const path = (tenantId: string) => join(folder, `${tenantId}${suffix}`)
  return {
    keep: async (tenantId, notes) => {
      if (notes.length === 0) return
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = await open(path(tenantId), 'a', 0o600)
      try {
        // A line break before and after: what a crash tore stays a line of its own.
        await file.appendFile(`\n${notes.map((note) => JSON.stringify(note)).join('\n')}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
    },
    notesOf: async (tenantId) => (await textOf(path(tenantId))).split('\n').flatMap(readLine),
    lastNoteOf: async (tenantId) => (await endOf(path(tenantId))).split('\n').flatMap(readLine).at(-1),
    tenants: async () => {
      const names = await readdir(folder).catch(absent([]))
      return names.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length))
    },
  }
}

const textOf = (path: string) => readFile(path, 'utf8').catch(absent(''))

/** More than any note is long: the last of a file is in its end, however long the file has become. */
const END = 64 * 1024

async function endOf(path: string): Promise<string> {
  const file = await open(path).catch(absent(undefined))
  if (!file) return ''
  try {
    const { size } = await file.stat()
    const from = Math.max(0, size - END)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), { position: from })
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Nothing was kept yet: that is no failure. */
const absent =
  <T>(nothing: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return nothing
    throw error
  }

function readLine(line: string): string[] {
  try {
    const note: unknown = JSON.parse(line)
    return typeof note === 'string' ? [note] : []
  } catch {
    return []
  }
}
