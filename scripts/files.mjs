/** The project's own files, as a clone holds them: nothing generated, nothing installed. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './env.mjs'

const notOurs = new Set(['node_modules', 'dist', 'generated', 'coverage', 'test-results', '.git', '.tenure', '.turbo'])

/** Every file below a folder (or the one file it names), as paths from the root, sorted. */
export function filesIn(folder = '.') {
  let entries
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true })
  } catch (error) {
    return error.code === 'ENOTDIR' ? [folder] : []
  }
  return entries
    .filter(({ name }) => !notOurs.has(name) && !name.endsWith('.tsbuildinfo'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) return filesIn(path)
      return entry.isFile() ? [path] : []
    })
}

/** A file's bytes. */
export const bytesOf = (path) => readFileSync(join(root, path))

/** A file's text. */
export const textOf = (path) => readFileSync(join(root, path), 'utf8')

/** The folders of the workspace's packages. */
export function packages() {
  const inside = (folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${folder}/${entry.name}`)
  return ['prisma', ...inside('packages'), ...inside('apps'), 'bench'].filter(
    (folder) => filesIn(`${folder}/package.json`).length > 0,
  )
}
