import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { refuseUnattested } from '../../identity/index.ts'
import { activePerson } from '../../projects/index.ts'
import { requireKeepDataShare } from '../access.ts'
import { dataShareToChange, inheritedFrom } from './the-data-share.ts'

export interface ChangeDataShareSteward extends OperationInput {
  readonly id: string
  /** Null: the project's, and whoever that becomes. */
  readonly stewardId: string | null
  readonly expectedVersion?: number | null | undefined
}

/** Names a data share's own steward, or lets it follow the project's. */
export function changeDataShareSteward(ctx: Context, input: ChangeDataShareSteward): Promise<{ id: string }> {
  return operation(ctx, { name: 'changeDataShareSteward', input }, async () => {
    const { id, projectId } = await dataShareToChange(ctx, input, requireKeepDataShare)
    const own = input.stewardId ? (await activePerson(ctx, input.stewardId, ['stewardId'])).id : null
    const dataStewardId = own ?? (await inheritedFrom(ctx, projectId)).stewardId
    if (!own) await refuseUnattested(ctx, dataStewardId, ['stewardId'])
    // By SQL, for whoever gives the stewardship away may not see the row they have just written.
    await ctx.sql(
      'update allocations.data_shares set data_steward_id = $3, steward_inherited = $4 where tenant_id = $1 and id = $2',
      [ctx.viewer.tenantId, id, dataStewardId, own === null],
    )
    return { id }
  })
}
