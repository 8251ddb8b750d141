import { positiveDecimal } from '@tenure/ui/form-checks'
import { type InferOutput, is } from 'valibot'
import type { GrantAllocationInput } from '../../../graphql/generated/grant-allocation.ts'
import { startOfDay } from '../day.ts'
import type { grantSchema } from './grant-rules.ts'

/** A grant as it is written. */
export type GrantValues = InferOutput<typeof grantSchema>

const quantity = positiveDecimal('')

/** What is sent for a grant: of what its model has no use for, nothing. */
export function grantInput(values: GrantValues): GrantAllocationInput {
  const { projectId, resourceTypeId, model, note } = values
  const common = {
    projectId,
    resourceTypeId,
    model,
    quantity: values.quantity,
    startsAt: startOfDay(values.startsAt),
    note: note.trim() || null,
  }
  if (model === 'CONDO')
    return { ...common, lifetimeMonths: values.lifetimeMonths ? Number(values.lifetimeMonths) : null }
  const { billingPeriod, renewal, periods } = values
  return { ...common, billingPeriod, renewal, periods: renewal !== 'AUTO' && periods ? Number(periods) : null }
}

/** The same for a preview: null while too little is written to ask. The note changes nothing, so it is left out. */
export function grantPreviewInput(values: GrantValues): GrantAllocationInput | null {
  const isEnough = values.projectId !== '' && values.resourceTypeId !== '' && is(quantity, values.quantity)
  return isEnough ? { ...grantInput(values), note: null } : null
}
