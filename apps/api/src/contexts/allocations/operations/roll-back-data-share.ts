import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import type { FieldChange } from '../../../kernel/refusals.ts'
import { changedSince, versionOf } from '../../../kernel/versions.ts'
import { activePerson } from '../../projects/index.ts'
import { requireKeepDataShare, requireReleaseDataShare } from '../access.ts'
import { dataShareHistory } from '../history.ts'
import { DataShareNameTaken } from '../refusals/data-shares.ts'
import { dataShareToChange, groupToTake, inheritedFrom } from './the-data-share.ts'

export interface RollBackDataShare extends OperationInput {
  readonly id: string
  readonly toVersion: number
  readonly expectedVersion?: number | null | undefined
}

interface Version {
  readonly name: string
  readonly data_steward_id: string
  readonly steward_inherited: boolean
  readonly security_group_id: string
  readonly group_inherited: boolean
}

/** What rolling back changed, and who comes to reach the data by it, and who no longer does. */
export interface RolledBack {
  readonly id: string
  readonly changes: readonly FieldChange[]
  readonly gains: readonly string[]
  readonly loses: readonly string[]
}

/**
 * Makes a new version of a data share with the name, the steward and the group of an old one. What it inherited then it
 * inherits again: of the project as it is now.
 */
export function rollBackDataShare(ctx: Context, input: RollBackDataShare): Promise<RolledBack> {
  return operation(ctx, { name: 'rollBackDataShare', input }, async () => {
    const share = await dataShareToChange(ctx, input, requireKeepDataShare)
    const { id, version, projectId } = share
    const was = await versionOf<Version>(ctx, dataShareHistory, { id, version: input.toVersion })
    if (was.name !== share.name) await requireReleaseDataShare(ctx, share)
    const inherited = await inheritedFrom(ctx, projectId)
    const stewardId = was.steward_inherited ? inherited.stewardId : was.data_steward_id
    const groupId = was.group_inherited ? inherited.groupId : was.security_group_id
    if (stewardId !== share.dataStewardId) await activePerson(ctx, stewardId, ['toVersion'])
    if (groupId !== share.securityGroupId) await groupToTake(ctx, groupId, projectId)
    const before = await reached(ctx, id)
    try {
      // By SQL, for whoever gives the stewardship away may not see the row they have just written.
      await ctx.sql(
        `update allocations.data_shares set name = $3, data_steward_id = $4, steward_inherited = $5, security_group_id = $6, group_inherited = $7
         where tenant_id = $1 and id = $2
           and (name, data_steward_id, steward_inherited, security_group_id, group_inherited) is distinct from ($3, $4, $5, $6, $7)`,
        [ctx.viewer.tenantId, id, was.name, stewardId, was.steward_inherited, groupId, was.group_inherited],
      )
    } catch (error) {
      if (violates(error, 'data_shares_name_unique')) throw new DataShareNameTaken(was.name)
      throw error
    }
    const after = await reached(ctx, id)
    return {
      id,
      changes: await changedSince(ctx, dataShareHistory, { id, version }),
      gains: [...after].filter((person) => !before.has(person)),
      loses: [...before].filter((person) => !after.has(person)),
    }
  })
}

async function reached(ctx: Context, id: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.sql<{ id: string }>(
    'select distinct user_id as id from allocations.data_share_accesses(array[$1]::uuid[])',
    [id],
  )
  return new Set(rows.map((row) => row.id))
}
