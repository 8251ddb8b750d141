import {
  type DirectoriesFile,
  DirectoriesMisread,
  type NamedDirectory,
  readDirectories,
} from '@tenure/directory/configured'
import { Failure } from '../failure.ts'

const seeDocs = 'docs/operations.md, “Directories”, shows how it is written.'

/**
 * A directory of the file that names them.
 * @throws Failure where the file is not in order or says nothing of it
 */
export async function directoryNamed(file: DirectoriesFile, name: string): Promise<NamedDirectory> {
  const all = await readDirectories(file).catch((cause: unknown) => {
    if (cause instanceof DirectoriesMisread) throw new Failure(cause.message, seeDocs, { cause })
    throw cause
  })
  const named = all.find((one) => one.name === name)
  if (!named) throw new Failure(`${file.path} says nothing of a directory “${name}”.`, seeDocs)
  return named
}
