import type { Context } from '../../../kernel/context.ts'

// A decision locks what it rests on before it reads it, always in this order: the graph of rules, then projects by id.
// Two that decide about the same projects thus wait for each other, and neither sees half of what the other does.

/** One decider at a time on the tenant's sharing rules. */
export async function lockRules(ctx: Context): Promise<void> {
  await ctx.sql('select allocations.lock_rules()')
}

/** Deciders about these projects alone. */
export async function lockProjects(ctx: Context, ids: readonly string[]): Promise<void> {
  await ctx.sql('select projects.lock($1)', [ids])
}

/** What a cut at these projects reaches: themselves and all who receive from them. */
export async function lockForCut(ctx: Context, ids: readonly string[]): Promise<void> {
  await ctx.sql(`select allocations.lock_reach($1, 'RECIPIENTS')`, [ids])
}

/** What a draw by this project reaches: itself, all from whom it receives, and its PI's default project. */
export async function lockForDraw(ctx: Context, id: string): Promise<void> {
  await ctx.sql(`select allocations.lock_reach($1, 'SOURCES')`, [[id]])
}
