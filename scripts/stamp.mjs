/** Remembers what was done with which inputs, so that it is done again only when they changed. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './env.mjs'
import { bytesOf, filesIn } from './files.mjs'

const folder = join(root, '.tenure/made')

/** One hash over names and contents; the Node version and the system count too, as they choose the binaries. */
function hashOf(inputs) {
  const hash = createHash('sha256').update(`${process.versions.modules} ${process.platform} ${process.arch}\n`)
  for (const path of inputs.flatMap(filesIn)) hash.update(`${path}\n`).update(bytesOf(path))
  return hash.digest('hex')
}

/**
 * Does a task unless its outputs are there and its inputs are what they were the last time.
 * Returns whether it was done. A task that fails is not remembered.
 */
export async function whenChanged({ name, inputs, outputs }, work) {
  const stamp = join(folder, name)
  const hash = hashOf(inputs)
  const made = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (made === hash && outputs.every((path) => existsSync(join(root, path)))) return false
  rmSync(stamp, { force: true })
  await work()
  mkdirSync(folder, { recursive: true })
  writeFileSync(stamp, hashOf(inputs))
  return true
}
