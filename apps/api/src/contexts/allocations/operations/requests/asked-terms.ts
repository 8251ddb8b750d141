import { formatFixed } from '@tenure/quantities/format'
import type { Context } from '../../../../kernel/context.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { unlessRefused } from '../../../../kernel/refusal.ts'
import { InvalidInput, NotFound } from '../../../../kernel/refusals.ts'
import { type Renewal, grantTerms } from '../../rules/grant-terms.ts'
import type { BillingPeriod } from '../../rules/periods.ts'
import type { RequestKind } from '../../rules/request-states.ts'
import { checkSpan, readQuantity } from '../../rules/value-checks.ts'
import { checkedText } from '../checked-text.ts'

/** What is asked, whatever the kind: what a kind has no use for is refused. */
export interface Asked {
  readonly justification?: string | null | undefined
  /** Of a new allocation, or as which it is to change. */
  readonly quantity?: string | null | undefined
  /** The end that an allocation is to have. */
  readonly endsAt?: Date | null | undefined
  readonly model?: 'SUBSCRIPTION' | 'CONDO' | null | undefined
  readonly billingPeriod?: BillingPeriod | null | undefined
  readonly renewal?: Renewal | null | undefined
  readonly periods?: number | null | undefined
  readonly lifetimeMonths?: number | null | undefined
  readonly startsAt?: Date | null | undefined
  readonly dataShareName?: string | null | undefined
  readonly storageSubtype?: 'POSIX' | 'S3_LIKE' | 'DATABASE' | null | undefined
}

const meant: Readonly<Record<RequestKind, readonly (keyof Asked)[]>> = {
  NEW: ['justification', 'quantity', 'model', 'billingPeriod', 'renewal', 'periods', 'lifetimeMonths', 'startsAt'],
  CHANGE: ['justification', 'quantity', 'endsAt'],
  RENEWAL: ['justification', 'endsAt'],
  DATA_SHARE: ['justification', 'dataShareName', 'storageSubtype'],
}

/** Refuses what a kind has no use for: it says that something is misunderstood. */
export function checkMeant(kind: RequestKind, asked: Asked): void {
  const all = [...new Set(Object.values(meant).flat())]
  const stray = all.find((name) => !meant[kind].includes(name) && asked[name] !== null && asked[name] !== undefined)
  if (stray) throw new InvalidInput('A request of this kind has no use for this. Leave it out.', [stray])
}

/** The columns of what is asked, checked one by one: a draft may lack what it is submitted with. */
export async function askedColumns(
  ctx: Context,
  { kind, resourceTypeId }: { readonly kind: RequestKind; readonly resourceTypeId: string },
  asked: Asked,
) {
  checkMeant(kind, asked)
  const type = await ctx.tx.resourceType.findUnique({ where: rowKey(ctx, resourceTypeId) })
  if (!type) throw new NotFound('resource type', ['resourceTypeId'])
  if (kind === 'NEW')
    unlessRefused(
      grantTerms({
        ...asked,
        model: asked.model ?? 'SUBSCRIPTION',
        startsAt: asked.startsAt ?? ctx.now,
        defaultLifetimeMonths: type.defaultLifetimeMonths,
        now: ctx.now,
      }),
    )
  if (asked.endsAt) unlessRefused(checkSpan({ startsAt: new Date(0), endsAt: asked.endsAt }))
  if ((asked.justification?.length ?? 0) > 20_000)
    throw new InvalidInput('A justification has at most 20,000 characters.', ['justification'])
  return {
    resourceTypeId: type.id,
    justification: asked.justification?.trim() ?? '',
    requestedQuantity: asked.quantity ? formatFixed(unlessRefused(readQuantity(asked.quantity))) : null,
    requestedEndsAt: asked.endsAt ?? null,
    allocationModel: kind === 'NEW' ? (asked.model ?? 'SUBSCRIPTION') : null,
    billingPeriod: asked.billingPeriod ?? null,
    renewal: asked.renewal ?? null,
    periods: asked.periods ?? null,
    lifetimeMonths: asked.lifetimeMonths ?? null,
    startsAt: asked.startsAt ?? null,
    dataShareName:
      kind === 'DATA_SHARE' ? checkedText(asked.dataShareName ?? '', { most: 255, field: 'dataShareName' }) : null,
    storageSubtype: kind === 'DATA_SHARE' ? (asked.storageSubtype ?? 'POSIX') : null,
  }
}
