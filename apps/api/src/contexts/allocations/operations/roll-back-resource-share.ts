import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import type { FieldChange } from '../../../kernel/refusals.ts'
import { changedSince, versionOf } from '../../../kernel/versions.ts'
import { resourceShareHistory } from '../history.ts'
import type { ShareKind } from '../rules/facts.ts'
import { changeShare } from './change-resource-share.ts'
import { shareToChange } from './the-share.ts'

export interface RollBackResourceShare extends OperationInput {
  readonly id: string
  readonly toVersion: number
  /** Goes back even where less is left than is drawn. */
  readonly force?: boolean | null | undefined
  readonly expectedVersion?: number | null | undefined
}

interface Version {
  readonly share_percentage: number
  readonly kind: ShareKind
  readonly note: string | null
}

/** Makes a new version of a share that gives what an old one did, held to all that a change is held to. What has ended stays ended. */
export function rollBackResourceShare(
  ctx: Context,
  input: RollBackResourceShare,
): Promise<{ id: string; changes: readonly FieldChange[] }> {
  return operation(ctx, { name: 'rollBackResourceShare', input }, async () => {
    const { id, version } = await shareToChange(ctx, input)
    const was = await versionOf<Version>(ctx, resourceShareHistory, { id, version: input.toVersion })
    const { kind, note } = was
    await changeShare(ctx, { id, kind, note, percentage: String(was.share_percentage), force: input.force })
    return { id, changes: await changedSince(ctx, resourceShareHistory, { id, version }) }
  })
}
