import { createHash } from 'node:crypto'
import { currentCall } from './call.ts'
import type { Context } from './context.ts'
import { newId } from './ids.ts'
import { Refusal } from './refusal.ts'
import { IdempotencyKeyReused, NotAllowed } from './refusals.ts'

/** What every mutation may carry beside its own fields. */
export interface OperationInput {
  readonly idempotencyKey?: string | null | undefined
  /** Why, in the editor's words: kept with the history and the audit log. */
  readonly reason?: string | null | undefined
}

let count = 0

/**
 * Runs one operation under a savepoint of the request's transaction: refused, it leaves no trace and the next still
 * works. Its name is the audit action of everything it changes. With an idempotency key a repetition answers what the
 * first one answered; equal requests at the same time wait for the first.
 * @param name the operation's verb, as in its file's name  @param work answers the id of what it made or changed
 */
export async function operation<T extends { readonly id: string }>(
  ctx: Context,
  { name, input }: { readonly name: string; readonly input: OperationInput & object },
  work: () => Promise<T>,
): Promise<T> {
  // The database would refuse every write of it, in words for nobody.
  if (ctx.viewer.kind === 'IMPERSONATION')
    throw new NotAllowed('change anything while you look as somebody else', 'They themselves')
  const savepoint = `op_${++count}`
  await ctx.sql(`savepoint ${savepoint}`)
  try {
    await ctx.sql(`select set_config('app.action', $1, true), set_config('app.reason', $2, true)`, [
      name,
      input.reason?.trim() ?? '',
    ])
    const result = input.idempotencyKey
      ? await once(ctx, { name, input, key: input.idempotencyKey }, work)
      : await work()
    await ctx.sql(`release savepoint ${savepoint}`)
    return result
  } catch (error) {
    if (error instanceof Refusal) currentCall()?.refusals.push(error.name)
    await ctx.sql(`rollback to savepoint ${savepoint}`)
    throw error
  }
}

async function once<T extends { readonly id: string }>(
  ctx: Context,
  { name, input, key }: { name: string; input: object; key: string },
  work: () => Promise<T>,
): Promise<T> {
  const hash = createHash('sha256')
    .update(JSON.stringify([name, input], inOrder))
    .digest()
  // The unique index makes an equal request wait here until the first has committed or failed.
  const claimed = await ctx.sql(
    `insert into identity.idempotency_keys (tenant_id, id, user_id, key, operation, request_hash) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, user_id, key) do nothing returning id`,
    [ctx.viewer.tenantId, newId(), ctx.viewer.userId, key, name, hash],
  )
  if (claimed.length === 0) {
    const [earlier] = await ctx.sql<{ request_hash: Buffer; result: T }>(
      'select request_hash, result from identity.idempotency_keys where tenant_id = $1 and user_id = $2 and key = $3',
      [ctx.viewer.tenantId, ctx.viewer.userId, key],
    )
    if (!earlier || !earlier.request_hash.equals(hash)) throw new IdempotencyKeyReused(key)
    return earlier.result
  }
  const result = await work()
  await ctx.sql('update identity.idempotency_keys set result = $4 where tenant_id = $1 and user_id = $2 and key = $3', [
    ctx.viewer.tenantId,
    ctx.viewer.userId,
    key,
    JSON.stringify(result),
  ])
  return result
}

/** Keys in order, so that the same request has the same hash however its fields were written. */
function inOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value) || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
