import { Database } from '../../../../kernel/database/database.ts'
import { type As, doneAs } from '../../../../kernel/database/told.ts'
import type { Context } from '../../../../kernel/context.ts'
import { type ActingPerson, actingPerson } from '../../door/acting-person.ts'
import { type PlannedSync, previewSync, syncSecurityGroups } from '../../operations/sync-security-groups.ts'
import { membershipDifference } from '../membership-difference.ts'
import type { SyncSource } from './sync-source.ts'

export { Refusal } from '../../../../kernel/refusal.ts'
export { csvSource } from './csv-source.ts'
export { directorySource } from './directory-source.ts'
export type { SyncSource } from './sync-source.ts'

/** A plan with names in place of ids: what a person reads. */
export interface ToldSync extends Pick<PlannedSync, 'isBraked' | 'unknownGroups' | 'unknownPeople'> {
  readonly joins: readonly { readonly group: string; readonly person: string }[]
  readonly leaves: readonly { readonly group: string; readonly person: string }[]
  readonly missing: readonly string[]
  readonly access: readonly { readonly person: string; readonly gains: string[]; readonly loses: string[] }[]
}

/**
 * The security groups of an installation, for whoever holds its owner's connection: the command line. All is done as a named person,
 * with their permissions and under row level security; the audit log says TOLD.
 */
export class InstalledGroups {
  readonly #database: Database
  readonly #as: As

  private constructor(database: Database, as: As) {
    this.#database = database
    this.#as = as
  }

  /** @param ownerUrl the owner's URL of a migrated database @throws Refusal where nobody is meant, or more than one */
  static async open(ownerUrl: string, person: ActingPerson): Promise<InstalledGroups> {
    const database = new Database(ownerUrl, 1)
    try {
      return new InstalledGroups(database, await actingPerson(database, person))
    } catch (error) {
      await database.close()
      throw error
    }
  }

  /** What a sync would do, and who would gain and lose which data shares. @throws Refusal */
  preview(source: SyncSource): Promise<ToldSync> {
    return doneAs(this.#database, this.#as, async (ctx) => told(ctx, await previewSync(ctx, source)))
  }

  /** Does it, all of it or nothing. @throws Refusal */
  async apply(source: SyncSource, wish: { acceptRemovals: boolean; reason: string | undefined }): Promise<void> {
    await doneAs(this.#database, this.#as, (ctx) => syncSecurityGroups(ctx, { source, ...wish }))
  }

  close(): Promise<void> {
    return this.#database.close()
  }
}

async function told(ctx: Context, plan: PlannedSync): Promise<ToldSync> {
  const { joins, leaves, missing, ...rest } = plan
  const pairs = [...joins, ...leaves]
  const names = await ctx.sql<{ id: string; name: string }>(
    `select id, full_name || ' (' || username || ')' as name from identity.users where tenant_id = $1 and id = any ($2)
     union all select id, group_name from identity.security_groups where tenant_id = $1 and id = any ($3)`,
    [ctx.viewer.tenantId, pairs.map(({ person }) => person), pairs.map(({ group }) => group)],
  )
  const byId = new Map(names.map(({ id, name }) => [id, name]))
  const name = (id: string) => byId.get(id) ?? id
  const access = await membershipDifference(ctx, { joins, leaves })
  const named = ({ group, person }: { group: string; person: string }) => ({ group: name(group), person: name(person) })
  return {
    ...rest,
    joins: joins.map(named),
    leaves: leaves.map(named),
    missing: missing.map(({ groupName }) => groupName),
    access: access.map(({ userId, gains, loses }) => ({
      person: name(userId),
      gains: gains.map(({ label }) => label),
      loses: loses.map(({ label }) => label),
    })),
  }
}
