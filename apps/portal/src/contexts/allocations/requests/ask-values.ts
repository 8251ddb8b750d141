import { object, picklist, string } from 'valibot'
import type { DraftRequestInput } from '../../../graphql/generated/draft-request.ts'
import type { WholeRequestFragment } from '../../../graphql/generated/request-page.ts'
import { endOfDay, lastDayOf, startOfDay } from '../day.ts'

/** A request as it is written; every value is text, and what its kind has no use for is not sent. */
export const askSchema = object({
  kind: picklist(['NEW', 'CHANGE', 'RENEWAL', 'DATA_SHARE']),
  projectId: string(),
  allocationId: string(),
  resourceTypeId: string(),
  model: picklist(['SUBSCRIPTION', 'CONDO']),
  quantity: string(),
  endsAt: string(),
  startsAt: string(),
  billingPeriod: picklist(['MONTH', 'QUARTER', 'YEAR']),
  renewal: picklist(['AUTO', 'MANUAL', 'NONE']),
  periods: string(),
  lifetimeMonths: string(),
  dataShareName: string(),
  storageSubtype: picklist(['POSIX', 'S3_LIKE', 'DATABASE']),
  justification: string(),
})

export interface AskValues {
  kind: 'NEW' | 'CHANGE' | 'RENEWAL' | 'DATA_SHARE'
  projectId: string
  allocationId: string
  resourceTypeId: string
  model: 'SUBSCRIPTION' | 'CONDO'
  quantity: string
  endsAt: string
  startsAt: string
  billingPeriod: 'MONTH' | 'QUARTER' | 'YEAR'
  renewal: 'AUTO' | 'MANUAL' | 'NONE'
  periods: string
  lifetimeMonths: string
  dataShareName: string
  storageSubtype: 'POSIX' | 'S3_LIKE' | 'DATABASE'
  justification: string
}

interface Opening {
  readonly kind: AskValues['kind']
  readonly projectId?: string | undefined
  readonly allocationId?: string | undefined
}

/** The form as it opens on something new. */
export const emptyAsk = ({ kind, projectId = '', allocationId = '' }: Opening): AskValues => ({
  kind,
  projectId,
  allocationId,
  resourceTypeId: '',
  model: 'SUBSCRIPTION',
  quantity: '',
  endsAt: '',
  startsAt: '',
  billingPeriod: 'MONTH',
  renewal: 'AUTO',
  periods: '',
  lifetimeMonths: '',
  dataShareName: '',
  storageSubtype: 'POSIX',
  justification: '',
})

/** The form as it opens on a request that stands. */
export const askOf = (request: WholeRequestFragment): AskValues => ({
  kind: request.kind,
  projectId: request.project.id,
  allocationId: request.allocation?.id ?? '',
  resourceTypeId: request.resourceType.id,
  model: request.model ?? 'SUBSCRIPTION',
  quantity: request.asked.quantity?.replace(/\.?0+$/, '') ?? '',
  endsAt: request.asked.endsAt === null ? '' : lastDayOf(request.asked.endsAt),
  startsAt: request.startsAt?.slice(0, 10) ?? '',
  billingPeriod: request.billingPeriod ?? 'MONTH',
  renewal: request.renewal ?? 'AUTO',
  periods: request.periods === null ? '' : String(request.periods),
  lifetimeMonths: request.lifetimeMonths === null ? '' : String(request.lifetimeMonths),
  dataShareName: request.dataShareName ?? '',
  storageSubtype: request.storageSubtype ?? 'POSIX',
  justification: request.justification,
})

type Terms = Omit<DraftRequestInput, 'kind' | 'projectId' | 'allocationId' | 'resourceTypeId' | 'answers'>

/** What is sent of the terms: of what the kind and the model have no use for, nothing. */
export function termsOf(values: AskValues): Terms {
  const { kind, model, renewal, periods, lifetimeMonths } = values
  const justification = values.justification.trim()
  const quantity = values.quantity || null
  const endsAt = values.endsAt === '' ? null : endOfDay(values.endsAt)
  if (kind === 'CHANGE') return { justification, quantity, endsAt }
  if (kind === 'RENEWAL') return { justification, endsAt }
  if (kind === 'DATA_SHARE')
    return { justification, dataShareName: values.dataShareName.trim(), storageSubtype: values.storageSubtype }
  const isCondo = model === 'CONDO'
  return {
    justification,
    quantity,
    model,
    startsAt: startOfDay(values.startsAt),
    billingPeriod: isCondo ? null : values.billingPeriod,
    renewal: isCondo ? null : renewal,
    periods: !isCondo && renewal !== 'AUTO' && periods ? Number(periods) : null,
    lifetimeMonths: isCondo && lifetimeMonths ? Number(lifetimeMonths) : null,
  }
}
