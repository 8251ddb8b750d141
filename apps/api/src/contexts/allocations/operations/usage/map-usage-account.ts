import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { requirePermission } from '../../../identity/index.ts'
import { visibleProject } from '../../../projects/index.ts'
import { checkedText } from '../checked-text.ts'

export interface MapUsageAccount extends OperationInput {
  readonly account: string
  /** Absent: on every cluster that has no mapping of its own. */
  readonly cluster?: string | null | undefined
  /** Absent: no longer mapped; then it is the project with that public id, or unknown. */
  readonly projectId?: string | null | undefined
}

/** Says which project an account of a scheduler or file system is. What was recorded moves when its file is imported again. */
export function mapUsageAccount(ctx: Context, input: MapUsageAccount): Promise<{ id: string }> {
  return operation(ctx, { name: 'mapUsageAccount', input }, async () => {
    requirePermission(ctx, 'usage:record', 'map accounts to projects')
    const account = checkedText(input.account, { most: 255, field: 'account' })
    const cluster = input.cluster?.trim() ? checkedText(input.cluster, { most: 100, field: 'cluster' }) : null
    const project = input.projectId ? await visibleProject(ctx, input.projectId) : null
    await ctx.sql('select allocations.lock_usage()')
    await ctx.sql(
      'delete from allocations.usage_accounts where tenant_id = $1 and account = $2 and cluster is not distinct from $3',
      [ctx.viewer.tenantId, account, cluster],
    )
    const id = newId()
    if (project)
      await ctx.tx.usageAccount.create({
        data: { tenantId: ctx.viewer.tenantId, id, account, cluster, projectId: project.id },
        select: { id: true },
      })
    return { id }
  })
}
