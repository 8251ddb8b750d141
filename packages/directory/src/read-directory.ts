import { Client, type Entry } from 'ldapts'
import { directMembers, type GroupEntry } from './members.ts'
import { normalDn } from './normal-dn.ts'
import { defaults, type DirectorySettings, most } from './settings.ts'

/** A group as the directory has it, and what its members are matched by. */
export interface DirectoryGroup {
  readonly id: string
  readonly name: string
  /** What Tenure knows people by, each once; of groups within it too. */
  readonly members: readonly string[]
  /** Members that are nobody beneath the people's base. */
  readonly strangers: readonly string[]
}

/** Milliseconds until a directory that says nothing is given up. */
const patience = 10_000

const texts = (value: Entry[string] | undefined): string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((one) => one.toString())

const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '')

/** The directory could not be read; the message says what to look at. */
export class DirectoryUnreadable extends Error {
  override readonly name = 'DirectoryUnreadable'
}

/**
 * Reads every group beneath the base, and who is in it, page by page; groups within groups count as their members.
 * @throws DirectoryUnreadable when it can't be reached, lets nobody in, or holds more than is ever read
 */
export async function readDirectory(settings: DirectorySettings): Promise<DirectoryGroup[]> {
  const tlsOptions = settings.ca === undefined ? {} : { ca: settings.ca }
  const client = new Client({
    url: settings.url,
    timeout: patience,
    connectTimeout: patience,
    ...(settings.url.startsWith('ldaps:') ? { tlsOptions } : {}),
  })
  try {
    // The certificate is compared with the host's name; of an address alone the socket would not know it.
    if (settings.startTls) await client.startTLS({ ...tlsOptions, host: hostOf(settings.url) })
    if (settings.bindDn !== undefined) await client.bind(settings.bindDn, settings.bindPassword ?? '')
    return await groupsOf(client, settings)
  } catch (error) {
    if (error instanceof DirectoryUnreadable) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new DirectoryUnreadable(`${settings.url} could not be read: ${why}`, { cause: error })
  } finally {
    await client.unbind().catch(() => {})
  }
}

async function groupsOf(client: Client, settings: DirectorySettings): Promise<DirectoryGroup[]> {
  const { groupFilter, memberAttribute, matchAttribute } = { ...defaults, ...settings }
  const found = await all(client, settings.baseDn, {
    filter: groupFilter,
    attributes: ['cn', memberAttribute],
    limit: most.groups,
  })
  const groups: GroupEntry[] = found.map((entry) => ({
    id: entry.dn,
    name: texts(entry['cn'])[0] ?? entry.dn,
    members: texts(entry[memberAttribute]),
  }))
  if (memberAttribute === 'memberUid')
    return groups.map(({ id, name, members }) => ({ id, name, members: [...new Set(members)], strangers: [] }))
  const people = await all(client, settings.peopleBaseDn ?? settings.baseDn, {
    filter: `(${matchAttribute}=*)`,
    attributes: [matchAttribute],
    limit: most.people,
  })
  const keys = new Map(people.map((entry) => [normalDn(entry.dn), texts(entry[matchAttribute])[0] ?? '']))
  return directMembers(groups, keys)
}

interface Search {
  readonly filter: string
  readonly attributes: readonly string[]
  readonly limit: number
}

async function all(client: Client, base: string, { filter, attributes, limit }: Search): Promise<Entry[]> {
  const entries: Entry[] = []
  const pages = client.searchPaginated(base, {
    scope: 'sub',
    filter,
    attributes: [...attributes],
    paged: { pageSize: 500 },
    timeLimit: 60,
  })
  for await (const { searchEntries } of pages) {
    entries.push(...searchEntries)
    if (entries.length > limit)
      throw new DirectoryUnreadable(
        `There are more than ${limit.toLocaleString('en-GB')} entries ${filter} beneath ${base}. Choose a narrower base.`,
      )
  }
  return entries
}
