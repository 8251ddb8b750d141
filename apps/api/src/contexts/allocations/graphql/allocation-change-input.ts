import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import type { Change } from '../operations/change-set/changes.ts'
import { AllocationModel, BillingPeriod, Renewal } from './enums.ts'

const EndInput = builder.inputType('EndInput', {
  description: 'That an allocation ends.',
  fields: (t) => ({ at: t.field({ type: 'DateTime', description: 'When; absent, now.' }) }),
})

const GrantInput = builder.inputType('GrantInput', {
  description: 'What one row of a set grants.',
  fields: (t) => ({
    projectId: t.globalID({ required: true, description: 'To which project.' }),
    resourceTypeId: t.globalID({ required: true, description: 'Of which resource type.' }),
    model: t.field({ type: AllocationModel, required: true, description: 'How.' }),
    quantity: t.field({
      type: 'Decimal',
      required: true,
      description: 'How much: for a subscription in each period, for a condo over its lifetime.',
    }),
    startsAt: t.field({ type: 'DateTime', description: 'From when; absent, now.' }),
    billingPeriod: t.field({
      type: BillingPeriod,
      description: 'How long a subscription’s period is; a month if absent.',
    }),
    renewal: t.field({ type: Renewal, description: 'What happens when a subscription’s period ends; AUTO if absent.' }),
    periods: t.int({
      description: 'For how many periods a subscription that does not renew by itself runs; one if absent.',
    }),
    lifetimeMonths: t.int({
      description: 'For how many calendar months a condo lives; the resource type’s if absent.',
    }),
    note: t.string({ description: 'Anything you want to remember.' }),
  }),
})

const AllocationChange = builder.inputType('AllocationChange', {
  description: 'One row of a set: an allocation with what is to become of it, or one to grant. What is absent stays.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'What you call the row: refusals and answers carry it.' }),
    id: t.globalID({ description: 'The allocation; absent, give what to grant.' }),
    expectedVersion: t.int({
      description: 'The version you saw, needed with id: if it changed since, the row is refused with what changed.',
    }),
    quantity: t.field({ type: 'Decimal', description: 'How much: in the running period and in all to come.' }),
    endsAt: t.field({
      type: 'DateTime',
      description: 'Its new end: a later one lengthens it, an earlier one ends it then.',
    }),
    renewal: t.field({ type: Renewal, description: 'What happens when a subscription’s period ends.' }),
    note: t.string({ description: 'Anything you want to remember; empty takes it away.' }),
    end: t.field({ type: EndInput, description: 'Ends it.' }),
    grant: t.field({ type: GrantInput, description: 'A new allocation; or else id.' }),
    force: t.boolean({
      description: 'Leaves less than is drawn, if need be: it is then overdrawn, and both sides are told.',
    }),
  }),
})

export const ChangeAllocationsInput = builder.inputType('ChangeAllocationsInput', {
  description: 'A set of changes, done at once or not at all.',
  fields: (t) => ({
    ...operationFields(t),
    changes: t.field({
      type: [AllocationChange],
      required: true,
      description: 'The rows, 2,000 at most; each allocation once.',
    }),
  }),
})

/** What the operation takes of it. */
export const changeAllocationsInput = ({ changes, ...input }: typeof ChangeAllocationsInput.$inferInput) => ({
  ...input,
  changes: changes.map(({ id, grant, ...change }): Change => ({
    ...change,
    id: id?.id,
    grant: grant && {
      ...grant,
      projectId: grant.projectId.id,
      resourceTypeId: grant.resourceTypeId.id,
    },
  })),
})
