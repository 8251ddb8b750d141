import { formatFixed } from '@tenure/quantities/format'
import { builder } from '../../../kernel/builder.ts'
import { RefusalInterface } from '../../../kernel/graphql/refusal-types.ts'
import {
  AllocationBacksDataShare,
  AllocationEnded,
  AlreadyRenewed,
  NotASubscription,
  NotRenewedByHand,
  RenewsByItself,
} from '../refusals/allocations.ts'
import { BelowWhatIsDrawn, type Overdraft } from '../refusals/cuts.ts'
import { FieldNotMeant } from '../refusals/grants.ts'
import { DateOutOfRange, EndNotAfterStart } from '../refusals/periods.ts'
import { NegativeQuantity, QuantityTooLarge, UnreadablePercentage, UnreadableQuantity } from '../refusals/quantities.ts'
import { ResourceTypeInUse, ResourceTypeNameTaken, ResourceTypeRetired } from '../refusals/resource-types.ts'
import { ProjectReferenceType, projectReference } from './project-reference.ts'
import { theResourceType } from './rows.ts'

const interfaces = [RefusalInterface]

builder.objectType(ResourceTypeNameTaken, {
  name: 'ResourceTypeNameTaken',
  description: 'There is already a resource type of this name.',
  interfaces,
})
builder.objectType(ResourceTypeInUse, {
  name: 'ResourceTypeInUse',
  description: 'Unit and storage flag stay while allocations are counted in the type.',
  interfaces,
})
builder.objectType(ResourceTypeRetired, {
  name: 'ResourceTypeRetired',
  description: 'Nothing more of this type is granted.',
  interfaces,
})

builder.objectType(UnreadableQuantity, {
  name: 'UnreadableQuantity',
  description: 'No decimal with at most four decimals and fourteen digits before the point.',
  interfaces,
})
builder.objectType(NegativeQuantity, {
  name: 'NegativeQuantity',
  description: 'A quantity is never negative.',
  interfaces,
})
builder.objectType(QuantityTooLarge, {
  name: 'QuantityTooLarge',
  description: 'More than can be recorded.',
  interfaces,
})
builder.objectType(UnreadablePercentage, {
  name: 'UnreadablePercentage',
  description: 'No percentage from 0 to 99 with at most two decimals.',
  interfaces,
})
builder.objectType(DateOutOfRange, {
  name: 'DateOutOfRange',
  description: 'No date between the years 1900 and 9999.',
  interfaces,
})
builder.objectType(EndNotAfterStart, {
  name: 'EndNotAfterStart',
  description: 'An end that is not after its start.',
  interfaces,
})
builder.objectType(FieldNotMeant, {
  name: 'FieldNotMeant',
  description: 'A field of one model given for the other, or with a value it can’t have.',
  interfaces,
})

builder.objectType(AllocationEnded, {
  name: 'AllocationEnded',
  description: 'The allocation has ended, and the past is not rewritten.',
  interfaces,
  fields: (t) => ({ endedAt: t.field({ type: 'DateTime', description: 'When.', resolve: ({ endedAt }) => endedAt }) }),
})
builder.objectType(RenewsByItself, {
  name: 'RenewsByItself',
  description: 'An allocation without an end can’t be given a later one.',
  interfaces,
})
builder.objectType(NotRenewedByHand, {
  name: 'NotRenewedByHand',
  description: 'Only a subscription that is renewed by hand is renewed by hand.',
  interfaces,
})
builder.objectType(AlreadyRenewed, {
  name: 'AlreadyRenewed',
  description: 'The next period stands already.',
  interfaces,
  fields: (t) => ({
    k: t.exposeInt('k', { description: 'The number of the period that stands.' }),
    endsAt: t.field({ type: 'DateTime', description: 'When it ends.', resolve: ({ endsAt }) => endsAt }),
  }),
})
builder.objectType(NotASubscription, {
  name: 'NotASubscription',
  description: 'A condo has no renewal to change.',
  interfaces,
})
builder.objectType(AllocationBacksDataShare, {
  name: 'AllocationBacksDataShare',
  description: 'The allocation backs a data share, which would be left without storage.',
  interfaces,
})

const Kind = builder.enumType('OverdraftKind', {
  description: 'What is overdrawn.',
  values: {
    PROJECT: { description: 'A project’s entitlement.' },
    SHARE: { description: 'What a project receives by one share.' },
    ALLOCATION: { description: 'An allocation.' },
  } as const,
})
const OverdraftType = builder.objectRef<Overdraft>('Overdraft').implement({
  description: 'Something of which more is drawn than there would be.',
  fields: (t) => ({
    kind: t.field({ type: Kind, description: 'What.', resolve: ({ kind }) => kind }),
    project: t.field({
      type: ProjectReferenceType,
      description: 'Who drew, or whose allocation it is.',
      resolve: ({ projectId }, _args, ctx) => projectReference(ctx, projectId),
    }),
    resourceType: t.prismaField({
      type: 'ResourceType',
      description: 'Of what.',
      resolve: (query, { resourceTypeId }, _args, ctx) => theResourceType(ctx, resourceTypeId, query),
    }),
    available: t.field({
      type: 'Decimal',
      description: 'What there would be.',
      resolve: ({ available }) => formatFixed(available),
    }),
    drawn: t.field({ type: 'Decimal', description: 'What is drawn.', resolve: ({ drawn }) => formatFixed(drawn) }),
  }),
})
builder.objectType(BelowWhatIsDrawn, {
  name: 'BelowWhatIsDrawn',
  description: 'The change would leave less than is already drawn. It can be forced.',
  interfaces,
  fields: (t) => ({
    overdrafts: t.field({
      type: [OverdraftType],
      description: 'What would be overdrawn, as far as the viewer may know.',
      resolve: ({ overdrafts }) => [...overdrafts],
    }),
  }),
})

/** What reading a quantity may answer. */
export const quantityRefusals = [UnreadableQuantity, NegativeQuantity, QuantityTooLarge]
export const spanRefusals = [DateOutOfRange, EndNotAfterStart]
