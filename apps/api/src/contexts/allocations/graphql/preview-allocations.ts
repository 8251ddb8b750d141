import { builder } from '../../../kernel/builder.ts'
import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { changeRenewal } from '../operations/change-renewal.ts'
import { endAllocation } from '../operations/end-allocation.ts'
import { extendAllocation } from '../operations/extend-allocation.ts'
import { grantAllocation } from '../operations/grant-allocation.ts'
import { lastPeriod } from '../operations/period-rows.ts'
import { preview } from '../operations/preview.ts'
import { renewAllocation } from '../operations/renew-allocation.ts'
import { resizeAllocation } from '../operations/resize-allocation.ts'
import { ChangeRenewalInput, changeRenewalInput, changeRenewalRefusals } from './change-renewal.ts'
import { EndAllocationInput, endAllocationInput, endAllocationRefusals } from './end-allocation.ts'
import { ExtendAllocationInput, extendAllocationInput, extendAllocationRefusals } from './extend-allocation.ts'
import { GrantAllocationInput, grantAllocationInput, grantAllocationRefusals } from './grant-allocation.ts'
import { ConsequencePreview } from './preview.ts'
import { RenewAllocationInput, renewAllocationInput, renewAllocationRefusals } from './renew-allocation.ts'
import { ResizeAllocationInput, resizeAllocationInput, resizeAllocationRefusals } from './resize-allocation.ts'

/** A preview leaves no key behind: the request itself may carry it later. */
const tried = <Input extends object>(input: Input) => ({ ...input, idempotencyKey: null })

async function theAllocation(ctx: Context, id: string) {
  const allocation = await ctx.tx.allocation.findUnique({
    where: rowKey(ctx, id),
    select: { projectId: true, startsAt: true, endsAt: true },
  })
  if (!allocation) throw new NotFound('allocation', ['id'])
  return allocation
}

const later = (a: Date, b: Date) => (a > b ? a : b)

builder.queryField('previewGrantAllocation', (t) =>
  t.field({
    type: ConsequencePreview,
    description: 'What a grant would do. Asked alone in an operation.',
    extensions: { preview: true },
    errors: { types: grantAllocationRefusals },
    args: {
      input: t.arg({
        type: GrantAllocationInput,
        required: true,
        description: 'As it would be given to grantAllocation.',
      }),
    },
    resolve: async (_root, { input }, ctx) => {
      const change = tried(grantAllocationInput(input))
      return {
        consequences: await preview(
          ctx,
          { projectId: change.projectId, ...(change.startsAt ? { from: change.startsAt } : {}) },
          () => grantAllocation(ctx, change),
        ),
      }
    },
  }),
)

builder.queryField('previewResizeAllocation', (t) =>
  t.field({
    type: ConsequencePreview,
    description: 'What another quantity would do. Asked alone in an operation.',
    extensions: { preview: true },
    errors: { types: resizeAllocationRefusals },
    args: {
      input: t.arg({
        type: ResizeAllocationInput,
        required: true,
        description: 'As it would be given to resizeAllocation.',
      }),
    },
    resolve: async (_root, { input }, ctx) => {
      const change = tried(resizeAllocationInput(input))
      const { projectId, startsAt } = await theAllocation(ctx, change.id)
      return {
        consequences: await preview(ctx, { projectId: projectId, from: startsAt }, () => resizeAllocation(ctx, change)),
      }
    },
  }),
)

builder.queryField('previewExtendAllocation', (t) =>
  t.field({
    type: ConsequencePreview,
    description: 'What a later end would do, from the present end on. Asked alone in an operation.',
    extensions: { preview: true },
    errors: { types: extendAllocationRefusals },
    args: {
      input: t.arg({
        type: ExtendAllocationInput,
        required: true,
        description: 'As it would be given to extendAllocation.',
      }),
    },
    resolve: async (_root, { input }, ctx) => {
      const change = tried(extendAllocationInput(input))
      const { projectId, endsAt } = await theAllocation(ctx, change.id)
      return {
        consequences: await preview(ctx, { projectId: projectId, ...(endsAt ? { from: endsAt } : {}) }, () =>
          extendAllocation(ctx, change),
        ),
      }
    },
  }),
)

builder.queryField('previewEndAllocation', (t) =>
  t.field({
    type: ConsequencePreview,
    description: 'What an early end would do, from then on. Asked alone in an operation.',
    extensions: { preview: true },
    errors: { types: endAllocationRefusals },
    args: {
      input: t.arg({ type: EndAllocationInput, required: true, description: 'As it would be given to endAllocation.' }),
    },
    resolve: async (_root, { input }, ctx) => {
      const change = tried(endAllocationInput(input))
      const { projectId, ...span } = await theAllocation(ctx, change.id)
      return {
        consequences: await preview(ctx, { projectId, from: later(change.at ?? ctx.now, span.startsAt) }, () =>
          endAllocation(ctx, change),
        ),
      }
    },
  }),
)

builder.queryField('previewRenewAllocation', (t) =>
  t.field({
    type: ConsequencePreview,
    description: 'What the next period would do, from its start on. Asked alone in an operation.',
    extensions: { preview: true },
    errors: { types: renewAllocationRefusals },
    args: {
      input: t.arg({
        type: RenewAllocationInput,
        required: true,
        description: 'As it would be given to renewAllocation.',
      }),
    },
    resolve: async (_root, { input }, ctx) => {
      const change = tried(renewAllocationInput(input))
      const { projectId } = await theAllocation(ctx, change.id)
      const { endsAt } = await lastPeriod(ctx, change.id)
      return { consequences: await preview(ctx, { projectId, from: endsAt }, () => renewAllocation(ctx, change)) }
    },
  }),
)

builder.queryField('previewChangeRenewal', (t) =>
  t.field({
    type: ConsequencePreview,
    description:
      'What another renewal would do, from the end of the last period written on. Asked alone in an operation.',
    extensions: { preview: true },
    errors: { types: changeRenewalRefusals },
    args: {
      input: t.arg({ type: ChangeRenewalInput, required: true, description: 'As it would be given to changeRenewal.' }),
    },
    resolve: async (_root, { input }, ctx) => {
      const change = tried(changeRenewalInput(input))
      const { projectId } = await theAllocation(ctx, change.id)
      const { endsAt } = await lastPeriod(ctx, change.id)
      return { consequences: await preview(ctx, { projectId, from: endsAt }, () => changeRenewal(ctx, change)) }
    },
  }),
)
