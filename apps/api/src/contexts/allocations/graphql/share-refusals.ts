import { formatFixed } from '@tenure/quantities/format'
import { builder } from '../../../kernel/builder.ts'
import { RefusalInterface } from '../../../kernel/graphql/refusal-types.ts'
import {
  AllocationAlreadyShared,
  AllocationNotActive,
  AllocationNotStorage,
  AllocationOfAnotherProject,
  DataShareNameTaken,
  DataShareReleased,
} from '../refusals/data-shares.ts'
import { BelowWhatIsDrawn } from '../refusals/cuts.ts'
import { DrawNotPositive, NotEnoughLeft } from '../refusals/draws.ts'
import { UnreadablePercentage } from '../refusals/quantities.ts'
import {
  CircularSharing,
  DuplicateShare,
  ShareWithItself,
  ShareWithdrawn,
  SharedTooMuch,
  UniformShareOfNothing,
} from '../refusals/shares.ts'
import { ProjectReferenceType, projectReference } from './project-reference.ts'
import { percent } from './percent.ts'
import { resourceShareRow, theResourceType } from './rows.ts'

const interfaces = [RefusalInterface]

builder.objectType(ShareWithItself, {
  name: 'ShareWithItself',
  description: 'A project can’t share with itself.',
  interfaces,
})
builder.objectType(UniformShareOfNothing, {
  name: 'UniformShareOfNothing',
  description: 'A share of everything at 0 % gives nothing.',
  interfaces,
})
builder.objectType(DuplicateShare, {
  name: 'DuplicateShare',
  description: 'The two projects have a share of the same already.',
  interfaces,
  fields: (t) => ({
    existing: t.prismaField({
      type: 'ResourceShare',
      nullable: true,
      description: 'That share.',
      resolve: async (query, { existingShareId }, _args, ctx) =>
        (await resourceShareRow(ctx, existingShareId, query)) ?? null,
    }),
  }),
})
builder.objectType(SharedTooMuch, {
  name: 'SharedTooMuch',
  description: 'More than 99 % of a resource type given away.',
  interfaces,
  fields: (t) => ({
    resourceType: t.prismaField({
      type: 'ResourceType',
      nullable: true,
      description: 'Of what; null: of every type without a share of its own.',
      resolve: async (query, { resourceTypeId }, _args, ctx) =>
        resourceTypeId ? theResourceType(ctx, resourceTypeId, query) : null,
    }),
    at: t.field({ type: 'DateTime', description: 'From when.', resolve: ({ at }) => at }),
    total: t.field({
      type: 'Decimal',
      description: 'How much it would be in all, in percent.',
      resolve: ({ total }) => percent(total),
    }),
    atMost: t.field({
      type: 'Decimal',
      description: 'The most that this share may give, in percent.',
      resolve: ({ atMost }) => percent(atMost),
    }),
  }),
})
builder.objectType(CircularSharing, {
  name: 'CircularSharing',
  description: 'Sharing would come back to its source.',
  interfaces,
  fields: (t) => ({
    path: t.stringList({
      description: 'The projects on the way by their public ids, the first again at the end.',
      resolve: ({ names }) => [...names],
    }),
    resourceType: t.prismaField({
      type: 'ResourceType',
      nullable: true,
      description: 'Of what; null: of every type without a share of its own.',
      resolve: async (query, { resourceTypeId }, _args, ctx) =>
        resourceTypeId ? theResourceType(ctx, resourceTypeId, query) : null,
    }),
    at: t.field({ type: 'DateTime', description: 'From when.', resolve: ({ at }) => at }),
  }),
})
builder.objectType(ShareWithdrawn, { name: 'ShareWithdrawn', description: 'The share ended before.', interfaces })

builder.objectType(AllocationNotStorage, {
  name: 'AllocationNotStorage',
  description: 'Only storage can be carved.',
  interfaces,
})
builder.objectType(AllocationOfAnotherProject, {
  name: 'AllocationOfAnotherProject',
  description: 'The allocation belongs to another project.',
  interfaces,
})
builder.objectType(AllocationAlreadyShared, {
  name: 'AllocationAlreadyShared',
  description: 'The allocation already backs a data share.',
  interfaces,
})
builder.objectType(AllocationNotActive, {
  name: 'AllocationNotActive',
  description: 'The allocation grants nothing now.',
  interfaces,
})
builder.objectType(DataShareNameTaken, {
  name: 'DataShareNameTaken',
  description: 'The project has a living data share of this name.',
  interfaces,
})
builder.objectType(DataShareReleased, {
  name: 'DataShareReleased',
  description: 'The data share was released.',
  interfaces,
})

builder.objectType(DrawNotPositive, { name: 'DrawNotPositive', description: 'A draw of nothing or less.', interfaces })
builder.objectType(NotEnoughLeft, {
  name: 'NotEnoughLeft',
  description: 'Own, received and default project together don’t reach.',
  interfaces,
  fields: (t) => ({
    amount: t.field({
      type: 'Decimal',
      description: 'What was asked for.',
      resolve: ({ amount }) => formatFixed(amount),
    }),
    own: t.field({ type: 'Decimal', description: 'What is left of its own.', resolve: ({ own }) => formatFixed(own) }),
    received: t.field({
      type: 'Decimal',
      description: 'What is left of what it receives.',
      resolve: ({ received }) => formatFixed(received),
    }),
    missing: t.field({
      type: 'Decimal',
      description: 'What neither covers.',
      resolve: ({ missing }) => formatFixed(missing),
    }),
    defaultProject: t.field({
      type: ProjectReferenceType,
      nullable: true,
      description: 'The PI’s default project, if there is one.',
      resolve: ({ defaultProject }, _args, ctx) =>
        defaultProject ? projectReference(ctx, defaultProject.projectId) : null,
    }),
    defaultProjectLeft: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'What is left there.',
      resolve: ({ defaultProject }) => (defaultProject ? formatFixed(defaultProject.left) : null),
    }),
  }),
})

/** What saving or ending a share may answer, beside what its own verb adds. */
export const shareRefusals = [
  UnreadablePercentage,
  UniformShareOfNothing,
  SharedTooMuch,
  CircularSharing,
  BelowWhatIsDrawn,
]
