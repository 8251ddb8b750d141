import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { SourceFile } from '@tenure/interchange'
import { Failure } from '../failure.ts'

const about = 64 * 1024 * 1024

async function readOne(path: string, name: string): Promise<SourceFile> {
  const { size } = await stat(path)
  if (size > about * 8)
    throw new Failure(
      `${path} has ${Math.round(size / 1024 / 1024)} MB, which is no facility’s file.`,
      'Name the folder or the files to import alone.',
    )
  return { name, bytes: await readFile(path) }
}

/** Reads a file, or the files that lie directly in a folder. @throws Failure when there is nothing to read */
export async function sourceFiles(path: string): Promise<SourceFile[]> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new Failure(`There is no file or folder ${path}.`, 'Check the path.')
  if (!found.isDirectory()) return [await readOne(path, path)]
  const names = (await readdir(path, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
  if (names.length === 0) throw new Failure(`The folder ${path} is empty.`, 'Put the files to import into it.')
  return Promise.all(names.map((name) => readOne(join(path, name), name)))
}
