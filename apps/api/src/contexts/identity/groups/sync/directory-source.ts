import { isUnder, normalDn } from '@tenure/directory/normal-dn'
import { readDirectory } from '@tenure/directory/read-directory'
import type { MatchBy } from '@tenure/directory/configured'
import type { DirectorySettings } from '@tenure/directory/settings'
import type { SyncSource } from './sync-source.ts'

/**
 * Reads a directory as the source of a sync. Call it outside any transaction: it waits for another's server.
 * @throws DirectoryUnreadable
 */
export async function directorySource(
  name: string,
  { matchBy, ...settings }: DirectorySettings & { readonly matchBy: MatchBy },
): Promise<SyncSource> {
  const groups = await readDirectory(settings)
  return {
    name,
    matchBy,
    // Whom the directory does not know by that attribute, nobody here is.
    groups: groups.map(({ id, members, strangers }) => ({ id, members: [...members, ...strangers] })),
    keeps: (id) => isUnder(id, settings.baseDn),
    normal: normalDn,
  }
}
