import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MatchBy } from '@tenure/api/installed-groups'
import type { DirectorySettings } from '@tenure/directory/settings'
import { Failure } from '../failure.ts'

type Settings = DirectorySettings & { readonly matchBy: MatchBy }

/** What directories.json says of one directory. Secrets lie in files of their own, never in it. */
type Written = Omit<Settings, 'bindPassword' | 'ca'> & { readonly bindPasswordFile?: string; readonly caFile?: string }

const seeDocs = 'docs/operations.md, “Directories”, shows how it is written.'

/**
 * The settings of a directory, from `directories.json` in the data folder: the installation’s to write, so that nobody else makes
 * Tenure speak to an address of theirs.
 * @throws Failure where the file, the directory or a secret’s file is not there
 */
export async function directorySettings(home: string, name: string): Promise<Settings> {
  const path = join(home, 'directories.json')
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Failure(`There is no ${path}.`, seeDocs)
  })
  const written = parsed(text, path)[name]
  if (!written) throw new Failure(`${path} says nothing of a directory “${name}”.`, seeDocs)
  if (!/^ldaps?:\/\/[^/\s]+$/.test(written.url))
    throw new Failure(`“${written.url}” is no address of a directory.`, 'Write ldaps://host or ldap://host:389.')
  const { bindPasswordFile, caFile, ...settings } = written
  const isPlain = written.url.startsWith('ldap:') && !written.startTls
  if (isPlain && bindPasswordFile !== undefined && !/^ldap:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|$)/.test(written.url))
    throw new Failure('A password is not sent over an open line.', 'Use ldaps://, or set "startTls": true.')
  return {
    ...settings,
    matchBy: settings.matchBy ?? 'USERNAME',
    ...(bindPasswordFile === undefined ? {} : { bindPassword: (await readSecret(bindPasswordFile)).trimEnd() }),
    ...(caFile === undefined ? {} : { ca: await readSecret(caFile) }),
  }
}

function parsed(text: string, path: string): Partial<Record<string, Written>> {
  try {
    return JSON.parse(text) as Partial<Record<string, Written>>
  } catch (cause) {
    throw new Failure(`${path} is no JSON: ${(cause as Error).message}`, seeDocs, { cause })
  }
}

const readSecret = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause: Error) => {
    throw new Failure(`${path} could not be read: ${cause.message}`, 'Check the path and who may read it.', { cause })
  })
