import type { Context } from '../../../../kernel/context.ts'
import { publicIdLetters } from '../../../projects/index.ts'
import type { FinalProject } from '../plan/plan-projects.ts'

const counted = (letters: readonly string[]) => {
  const counts = new Map<string, number>()
  for (const pair of letters) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Moves the counters of each pair of letters on by so many, and answers the first number of each. */
async function nextNumbers(ctx: Context, counts: readonly (readonly [string, number])[]): Promise<Map<string, number>> {
  const rows = await ctx.sql<{ letters: string; first: number }>(
    'select letters, projects.next_public_numbers(letters, count) as first from unnest($1::text[], $2::integer[]) as x(letters, count)',
    [counts.map(([letters]) => letters), counts.map(([, count]) => count)],
  )
  return new Map(rows.map(({ letters, first }) => [letters, first]))
}

/**
 * The short id of each new project: the one its row brings, else the next of its letters. The counters first move past
 * the ids that rows bring, so that no later project is given one of them.
 */
export async function publicIdsFor(ctx: Context, projects: readonly FinalProject[]): Promise<Map<string, string>> {
  const highest = new Map<string, number>()
  for (const { publicId } of projects) {
    const [letters, number] = publicId?.split('-') ?? []
    if (letters !== undefined) highest.set(letters, Math.max(highest.get(letters) ?? 0, Number(number)))
  }
  const next = await nextNumbers(
    ctx,
    [...highest.keys()].sort().map((letters) => [letters, 0]),
  )
  const missing = [...highest]
    .map(([letters, number]) => [letters, number - (next.get(letters) ?? 1) + 1] as const)
    .filter(([, count]) => count > 0)
  await nextNumbers(ctx, missing)
  const without = projects
    .filter(({ publicId }) => publicId === null)
    .map(({ id, name }) => ({ id, letters: publicIdLetters(name) }))
  const numbers = await nextNumbers(ctx, counted(without.map(({ letters }) => letters)))
  const ids = new Map<string, string>()
  for (const { id, publicId } of projects) if (publicId !== null) ids.set(id, publicId)
  for (const { id, letters } of without) {
    const number = numbers.get(letters) ?? 1
    numbers.set(letters, number + 1)
    ids.set(id, `${letters}-${number}`)
  }
  return ids
}
