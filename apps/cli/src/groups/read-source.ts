import { basename } from 'node:path'
import { csvSource, directorySource, type SyncSource } from '@tenure/api/installed-groups'
import type { NamedDirectory } from '@tenure/directory/configured'
import { readMemberships } from '@tenure/interchange'
import type { CommandInput } from '../command.ts'
import { sourceFiles } from '../facility/source-files.ts'
import { Failure, WrongUsage } from '../failure.ts'
import { say } from '../terminal.ts'
import { directoryNamed } from './directory-named.ts'

interface Read {
  readonly source: SyncSource
  /** Whose groups it is for, where that is said. */
  readonly tenant: string | undefined
}

/** Reads what the options name: a directory, or a file of memberships. @throws Failure  @throws WrongUsage */
export async function sourceOf({ environment, options }: CommandInput): Promise<Read> {
  const { csv, directory } = options
  const tenant = typeof options['tenant'] === 'string' ? options['tenant'] : undefined
  if (typeof directory === 'string' && csv === undefined) {
    const named = await directoryNamed(environment.directories, directory)
    const read = async () => directorySource(directory, await named.settings())
    const source = await read().catch((cause: Error) => {
      throw new Failure(cause.message, `Check its address, base and password in ${environment.directories.path}.`, {
        cause,
      })
    })
    return { source, tenant: tenantOf(named, tenant) }
  }
  if (typeof csv !== 'string' || directory !== undefined)
    throw new WrongUsage('Name one source: --directory or --csv. Try: tenure groups sync --help')
  const [file] = await sourceFiles(csv)
  const { rows, problems } = await readMemberships(file!)
  for (const { line, message } of problems) say(`  line ${line}: ${message}`)
  if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 1
  return { source: csvSource(basename(csv), rows), tenant }
}

/** A directory that is one institution's says nothing of another's groups. */
function tenantOf(named: NamedDirectory, asked: string | undefined): string | undefined {
  if (asked !== undefined && named.tenant !== undefined && asked !== named.tenant)
    throw new Failure(`The directory “${named.name}” is for ${named.tenant}, not for ${asked}.`, 'Nothing was changed.')
  return named.tenant ?? asked
}
