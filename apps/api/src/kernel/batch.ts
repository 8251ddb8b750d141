import type { Context } from './context.ts'

interface Waiting<Value> {
  readonly id: string
  readonly resolve: (value: Value | undefined) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Turns single questions of one request into one: what is asked about many ids in the same turn is loaded together, so
 * that a page of any length costs the same number of statements. Nothing is remembered: what changes is asked anew.
 * @param load answers by id; ids it leaves out are undefined. `of` is what else the question depends on; equal by JSON.
 */
export function batched<Value, Of = null>(
  load: (ctx: Context, ids: string[], of: Of) => Promise<ReadonlyMap<string, Value>>,
) {
  const waiting = new WeakMap<Context, Map<string, Waiting<Value>[]>>()
  const answer = async (ctx: Context, batch: Waiting<Value>[], of: Of) => {
    try {
      const values = await load(ctx, [...new Set(batch.map(({ id }) => id))], of)
      for (const { id, resolve } of batch) resolve(values.get(id))
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
  return (ctx: Context, id: string, of: Of): Promise<Value | undefined> => {
    const groups = waiting.get(ctx) ?? new Map<string, Waiting<Value>[]>()
    waiting.set(ctx, groups)
    const key = JSON.stringify(of)
    return new Promise((resolve, reject) => {
      const group = groups.get(key)
      if (group) return void group.push({ id, resolve, reject })
      const batch = [{ id, resolve, reject }]
      groups.set(key, batch)
      // After the promises of this turn, so that siblings at the same depth come along.
      setImmediate(() => {
        groups.delete(key)
        void answer(ctx, batch, of)
      })
    })
  }
}

/** Rows by their id, for a batch's answer. */
export const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]))
