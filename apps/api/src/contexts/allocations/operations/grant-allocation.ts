import { formatFixed } from '@tenure/quantities/format'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { unlessRefused } from '../../../kernel/refusal.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { ProjectArchived, visibleProject } from '../../projects/index.ts'
import { requireGrant } from '../access.ts'
import { ResourceTypeRetired } from '../refusals/resource-types.ts'
import { type Renewal, grantTerms } from '../rules/grant-terms.ts'
import type { BillingPeriod } from '../rules/periods.ts'
import { readQuantity } from '../rules/value-checks.ts'
import { refuseGrantedByRequest } from './granted-by-request.ts'
import { lockProjects } from './locks.ts'
import { writePeriods } from './period-rows.ts'
import { allowSupply, watchSupply } from './supply.ts'

export interface GrantAllocation extends OperationInput {
  readonly projectId: string
  readonly resourceTypeId: string
  readonly model: 'SUBSCRIPTION' | 'CONDO'
  /** For a subscription in each period, for a condo over its lifetime. */
  readonly quantity: string
  /** Absent, now. */
  readonly startsAt?: Date | null | undefined
  /** Of a subscription; a month unless said otherwise. */
  readonly billingPeriod?: BillingPeriod | null | undefined
  /** Of a subscription; AUTO unless said otherwise. */
  readonly renewal?: Renewal | null | undefined
  /** Of a subscription that does not renew by itself; one unless said otherwise. */
  readonly periods?: number | null | undefined
  /** Of a condo, in calendar months; absent, the resource type's. */
  readonly lifetimeMonths?: number | null | undefined
  readonly note?: string | null | undefined
}

/** Grants a project a quantity of a resource type. A top-up is a second allocation beside the first. */
export function grantAllocation(ctx: Context, input: GrantAllocation): Promise<{ id: string }> {
  return operation(ctx, { name: 'grantAllocation', input }, async () => {
    await visibleProject(ctx, input.projectId)
    await requireGrant(ctx, input.projectId)
    const at = await lockProjects(ctx, [input.projectId])
    const project = await visibleProject(ctx, input.projectId)
    if (project.deletedAt) throw new ProjectArchived(project.name, ['projectId'])
    const type = await ctx.tx.resourceType.findUnique({ where: rowKey(ctx, input.resourceTypeId) })
    if (!type) throw new NotFound('resource type', ['resourceTypeId'])
    if (type.retiredAt) throw new ResourceTypeRetired(type.name)
    await refuseGrantedByRequest(ctx, { projectId: project.id, resourceType: type }, ['resourceTypeId'])
    const quantity = formatFixed(unlessRefused(readQuantity(input.quantity)))
    const startsAt = input.startsAt ?? at
    const terms = unlessRefused(
      grantTerms({ ...input, startsAt, defaultLifetimeMonths: type.defaultLifetimeMonths, now: at }),
    )
    const watch = await watchSupply(ctx, { typeIds: [type.id], touched: [], at })
    const row = { id: newId(), projectId: project.id, isStorageType: type.isStorageType, quantity }
    await ctx.tx.allocation.create({
      data: {
        ...row,
        tenantId: ctx.viewer.tenantId,
        resourceTypeId: type.id,
        allocationModel: input.model,
        billingPeriod: terms.billingPeriod,
        renewal: terms.renewal,
        lifetimeMonths: terms.lifetimeMonths,
        startsAt,
        periodStart: terms.current.startsAt,
        periodEnd: terms.current.endsAt,
        endsAt: terms.endsAt,
        note: input.note?.trim() || null,
      },
      select: { id: true },
    })
    await writePeriods(ctx, row, terms.periods)
    await allowSupply(ctx, watch, { touched: [row], field: ['quantity'] })
    return { id: row.id }
  })
}
