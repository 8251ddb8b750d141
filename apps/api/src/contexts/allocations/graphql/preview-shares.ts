import { builder } from '../../../kernel/builder.ts'
import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { carveDataShare } from '../operations/carve-data-share.ts'
import { changeResourceShare } from '../operations/change-resource-share.ts'
import { preview } from '../operations/preview.ts'
import { releaseDataShare } from '../operations/release-data-share.ts'
import { shareResources } from '../operations/share-resources.ts'
import { withdrawResourceShare } from '../operations/withdraw-resource-share.ts'
import { CarveDataShareInput, carveDataShareInput, carveDataShareRefusals } from './carve-data-share.ts'
import {
  ChangeResourceShareInput,
  changeResourceShareInput,
  changeResourceShareRefusals,
} from './change-resource-share.ts'
import { ConsequencePreview } from './preview.ts'
import { ReleaseDataShareInput, releaseDataShareInput, releaseDataShareRefusals } from './release-data-share.ts'
import { ShareResourcesInput, shareResourcesInput, shareResourcesRefusals } from './share-resources.ts'
import {
  WithdrawResourceShareInput,
  withdrawResourceShareInput,
  withdrawResourceShareRefusals,
} from './withdraw-resource-share.ts'

/** A preview leaves no key behind: the request itself may carry it later. */
const tried = <Input extends object>(input: Input) => ({ ...input, idempotencyKey: null })

async function sourceOf(ctx: Context, id: string): Promise<string> {
  const share = await ctx.tx.resourceShare.findUnique({ where: rowKey(ctx, id), select: { sourceProjectId: true } })
  if (!share) throw new NotFound('share', ['id'])
  return share.sourceProjectId
}

builder.queryField('previewShareResources', (t) =>
  t.field({
    type: ConsequencePreview,
    description: 'What sharing would do, for both sides. Asked alone in an operation.',
    extensions: { preview: true },
    errors: { types: shareResourcesRefusals },
    args: {
      input: t.arg({
        type: ShareResourcesInput,
        required: true,
        description: 'As it would be given to shareResources.',
      }),
    },
    resolve: async (_root, { input }, ctx) => {
      const change = tried(shareResourcesInput(input))
      return {
        consequences: await preview(ctx, { projectId: change.sourceProjectId }, () => shareResources(ctx, change)),
      }
    },
  }),
)

builder.queryField('previewChangeResourceShare', (t) =>
  t.field({
    type: ConsequencePreview,
    description: 'What a change of a share would do, for both sides. Asked alone in an operation.',
    extensions: { preview: true },
    errors: { types: changeResourceShareRefusals },
    args: {
      input: t.arg({
        type: ChangeResourceShareInput,
        required: true,
        description: 'As it would be given to changeResourceShare.',
      }),
    },
    resolve: async (_root, { input }, ctx) => {
      const change = tried(changeResourceShareInput(input))
      return {
        consequences: await preview(ctx, { projectId: await sourceOf(ctx, change.id) }, () =>
          changeResourceShare(ctx, change),
        ),
      }
    },
  }),
)

builder.queryField('previewWithdrawResourceShare', (t) =>
  t.field({
    type: ConsequencePreview,
    description: 'What ending a share would do, for both sides. Asked alone in an operation.',
    extensions: { preview: true },
    errors: { types: withdrawResourceShareRefusals },
    args: {
      input: t.arg({
        type: WithdrawResourceShareInput,
        required: true,
        description: 'As it would be given to withdrawResourceShare.',
      }),
    },
    resolve: async (_root, { input }, ctx) => {
      const change = tried(withdrawResourceShareInput(input))
      return {
        consequences: await preview(ctx, { projectId: await sourceOf(ctx, change.id) }, () =>
          withdrawResourceShare(ctx, change),
        ),
      }
    },
  }),
)

builder.queryField('previewCarveDataShare', (t) =>
  t.field({
    type: ConsequencePreview,
    description: 'What carving would do, to those who receive from the project too. Asked alone in an operation.',
    extensions: { preview: true },
    errors: { types: carveDataShareRefusals },
    args: {
      input: t.arg({
        type: CarveDataShareInput,
        required: true,
        description: 'As it would be given to carveDataShare.',
      }),
    },
    resolve: async (_root, { input }, ctx) => {
      const change = tried(carveDataShareInput(input))
      const allocation = await ctx.tx.allocation.findUnique({
        where: rowKey(ctx, change.allocationId),
        select: { projectId: true },
      })
      if (!allocation) throw new NotFound('allocation', ['allocationId'])
      return {
        consequences: await preview(ctx, { projectId: allocation.projectId }, () => carveDataShare(ctx, change)),
      }
    },
  }),
)

builder.queryField('previewReleaseDataShare', (t) =>
  t.field({
    type: ConsequencePreview,
    description: 'What releasing would do, to those who receive from the project too. Asked alone in an operation.',
    extensions: { preview: true },
    errors: { types: releaseDataShareRefusals },
    args: {
      input: t.arg({
        type: ReleaseDataShareInput,
        required: true,
        description: 'As it would be given to releaseDataShare.',
      }),
    },
    resolve: async (_root, { input }, ctx) => {
      const change = tried(releaseDataShareInput(input))
      const share = await ctx.tx.dataShare.findUnique({ where: rowKey(ctx, change.id), select: { projectId: true } })
      if (!share) throw new NotFound('data share', ['id'])
      return { consequences: await preview(ctx, { projectId: share.projectId }, () => releaseDataShare(ctx, change)) }
    },
  }),
)
