import type { Facility } from '@tenure/interchange'
import type { Context } from '../../../../kernel/context.ts'

/** What PostgreSQL makes of a name: its lower case there decides what is unique, and its checks what is taken. */
export interface FoldedName {
  readonly folded: string
  readonly asUsername: boolean
  readonly asEmail: boolean
}

export type Fold = (name: string) => FoldedName

/** Every name the files use where case does not count, each once. */
function namesIn({
  people,
  resourceTypes,
  securityGroups,
  projects,
  allocations,
  shares,
  dataShares,
}: Facility): Set<string> {
  const names = new Set<string>()
  const add = (...given: (string | null | undefined)[]) => given.forEach((name) => name && names.add(name))
  for (const { username, email } of people) add(username, email)
  for (const { name } of resourceTypes) add(name)
  for (const { name, members } of securityGroups) add(name, ...members)
  for (const project of projects) {
    add(project.name, project.piUsername, project.defaultSteward, project.defaultSecurityGroup, ...project.managers)
    for (const { username } of project.members) add(username)
  }
  for (const { resourceType } of allocations) add(resourceType)
  for (const { resourceType } of shares) add(resourceType)
  for (const { name, steward, group } of dataShares) add(name, steward, group)
  return names
}

/**
 * Asks PostgreSQL how it folds the names of the files, in one statement. JavaScript's lower case differs from it for some
 * letters, and a name taken for new that is not would break the whole import.
 */
export async function foldNames(ctx: Context, facility: Facility): Promise<Fold> {
  const rows = await ctx.sql<FoldedName & { name: string }>(
    // The two patterns are the checks of identity.users.
    `select name, lower(name) as folded, name ~ '^[^\\s[:cntrl:]]{1,100}$' as "asUsername",
       name ~* '^[A-Za-z0-9._%+''-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$' and length(name) <= 255 as "asEmail" from unnest($1::text[]) name`,
    [[...namesIn(facility)]],
  )
  const known = new Map(rows.map((row) => [row.name, row]))
  return (name) => {
    const folded = known.get(name)
    if (!folded) throw new Error('A name was not folded before it was looked up.')
    return folded
  }
}
