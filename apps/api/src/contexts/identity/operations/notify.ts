import type { NoticeKind } from '@tenure/notices/kinds'
import type { Context } from '../../../kernel/context.ts'

/** @public */
export interface Notify {
  /** Ids of people of the viewer's tenant. Who did it, who may not come in and who may not see the project are passed over. */
  readonly recipients: readonly string[]
  readonly kind: NoticeKind
  /** What makes it the same notice when it is told again: `${requestId} DECIDED`. */
  readonly key: string
  readonly projectId?: string | undefined
  /** The table and the row it is about. */
  readonly about?: { readonly type: string; readonly id: string } | undefined
  /** What its sentence says beside who and of which project: see packages/notices. */
  readonly details?: Readonly<Record<string, string | number>> | undefined
}

/** Tells people something within the operation's transaction: undone with it. @returns how many had not been told yet @public */
export async function notify(
  ctx: Context,
  { recipients, kind, key, projectId, about, details = {} }: Notify,
): Promise<number> {
  const [row] = await ctx.sql<{ told: number }>(
    'select identity.notify($1::uuid[], $2, $3, $4::uuid, $5, $6::uuid, $7::jsonb) as told',
    [recipients, kind, key, projectId ?? null, about?.type ?? null, about?.id ?? null, JSON.stringify(details)],
  )
  return row?.told ?? 0
}
