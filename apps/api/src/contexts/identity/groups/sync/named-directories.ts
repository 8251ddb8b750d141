import { DirectoriesMisread, type NamedDirectory, readDirectories } from '@tenure/directory/configured'
import { DirectoryUnreadable } from '@tenure/directory/read-directory'
import type { Context } from '../../../../kernel/context.ts'
import { InTurn } from '../../../../kernel/in-turn.ts'
import { aside, requestOf } from '../../../../kernel/outside.ts'
import { NotFound } from '../../../../kernel/refusals.ts'
import { requirePermission } from '../../access.ts'
import { directorySource } from './directory-source.ts'
import { DirectoryNotRead } from './refusals.ts'
import type { SyncSource } from './sync-source.ts'

/** Another’s server is asked by two at a time; whoever presses a button again and again does not make us press there. */
const readers = new InTurn(2, 6)

/**
 * The directories that the installation names for the viewer’s institution. People choose among them and name none: whoever could name
 * an address would make the server speak to it.
 * @throws NotAllowed  @throws DirectoryNotRead where the installation’s file is not in order
 */
export async function namedDirectories(ctx: Context): Promise<NamedDirectory[]> {
  requirePermission(ctx, 'security_group:update', 'sync security groups')
  const file = requestOf(ctx)?.directories
  if (!file) return []
  const [tenant] = await ctx.sql<{ slug: string }>('select slug from identity.tenants where id = $1', [
    ctx.viewer.tenantId,
  ])
  const all = await readDirectories(file).catch((error: unknown) => {
    throw refusal(error)
  })
  return all.filter((one) => one.tenant === tenant?.slug)
}

/**
 * Reads a named directory as the source of a sync, holding no connection meanwhile.
 * @throws NotAllowed  @throws NotFound  @throws DirectoryNotRead  @throws Overloaded where too many wait for it already
 */
export async function namedSource(ctx: Context, name: string): Promise<SyncSource> {
  const directory = (await namedDirectories(ctx)).find((one) => one.name === name)
  if (!directory) throw new NotFound('directory', ['directory'])
  try {
    return await aside(ctx, () => readers.run(async () => directorySource(name, await directory.settings())))
  } catch (error) {
    throw refusal(error)
  }
}

/** What the installation’s files are like is for who runs it: a person is told where to look. */
function refusal(error: unknown): unknown {
  if (error instanceof DirectoryUnreadable) return new DirectoryNotRead(error.message)
  if (error instanceof DirectoriesMisread)
    return new DirectoryNotRead(
      'The directories of this installation are not set up well. Whoever runs Tenure sees what is wrong with: tenure groups sync --directory.',
    )
  return error
}
