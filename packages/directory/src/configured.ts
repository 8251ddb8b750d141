import { readFile } from 'node:fs/promises'
import { getDotPath, safeParse } from 'valibot'
import type { DirectorySettings } from './settings.ts'
import { type Written, writtenDirectories } from './written.ts'

/** What people are matched by. */
export type MatchBy = 'USERNAME' | 'EMAIL' | 'EXTERNAL_ID'

/** A directory that the installation names. Its secrets are not read yet. */
export interface NamedDirectory {
  readonly name: string
  /** `ldaps://host`: where it is. */
  readonly address: string
  readonly baseDn: string
  /** The short name of the institution whose groups it keeps; absent, it is for the command line alone. */
  readonly tenant: string | undefined
  /** Its settings with what its secrets’ files and variables say now. @throws DirectoriesMisread */
  readonly settings: () => Promise<DirectorySettings & { readonly matchBy: MatchBy }>
}

/** Where the directories are named, and where variables are. */
export interface DirectoriesFile {
  readonly path: string
  readonly variable: (name: string) => string | undefined
}

/** The file of directories, or a secret it names, is not in order; the message says what to look at. */
export class DirectoriesMisread extends Error {
  override readonly name = 'DirectoriesMisread'
}

/**
 * The directories that a file names: the installation’s to write, so that nobody else makes Tenure speak to an address of theirs.
 * Without a file there are none.
 * @throws DirectoriesMisread
 */
export async function readDirectories(file: DirectoriesFile): Promise<NamedDirectory[]> {
  const text = await readFile(file.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}'
    throw new DirectoriesMisread(`${file.path} could not be read: ${error.message}`, { cause: error })
  })
  const { output, issues } = safeParse(writtenDirectories, parsed(text, file.path))
  if (issues) {
    const said = issues.map((issue) => `${getDotPath(issue) ?? 'It'} ${issue.message}`)
    throw new DirectoriesMisread(`${file.path} is not in order: ${said.join('; ')}.`)
  }
  return Object.entries(output).map(([name, one]) => ({
    name,
    address: one.url,
    baseDn: one.baseDn,
    tenant: one.tenant,
    settings: () => withSecrets(one, file),
  }))
}

async function withSecrets(written: Written, { variable }: DirectoriesFile) {
  const { bindPasswordFile, bindPasswordVariable, caFile, tenant: _of, allowPlain: _how, ...rest } = written
  const bindPassword = bindPasswordFile
    ? (await secretIn(bindPasswordFile)).trimEnd()
    : bindPasswordVariable && variable(bindPasswordVariable)
  if (bindPasswordVariable && !bindPassword)
    throw new DirectoriesMisread(`The variable ${bindPasswordVariable} is not set.`)
  return {
    ...given(rest),
    matchBy: rest.matchBy ?? ('USERNAME' as const),
    ...(bindPassword && { bindPassword }),
    ...(caFile && { ca: await secretIn(caFile) }),
  }
}

type Given<T> = { [Key in keyof T]: Exclude<T[Key], undefined> }

/** Only what is said: what is not is left to its default. */
const given = <T extends object>(settings: T) =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Given<T>

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new DirectoriesMisread(`${path} is no JSON: ${(cause as Error).message}`, { cause })
  }
}

const secretIn = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause: Error) => {
    throw new DirectoriesMisread(`${path} could not be read: ${cause.message}`, { cause })
  })
