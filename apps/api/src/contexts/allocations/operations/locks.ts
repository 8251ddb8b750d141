import type { Context } from '../../../kernel/context.ts'

// A decision locks what it rests on before it reads it, always in this order: the graph of rules, then projects by id.
// Two that decide about the same projects thus wait for each other, and neither sees half of what the other does.

/** One decider at a time on the tenant's sharing rules. */
export async function lockRules(ctx: Context): Promise<void> {
  await ctx.sql('select allocations.lock_rules()')
}

/** Deciders about these projects alone. Answers the moment of the decision. */
export async function lockProjects(ctx: Context, ids: readonly string[]): Promise<Date> {
  await ctx.sql('select projects.lock($1)', [ids])
  return ctx.moment()
}

/** What a cut at these projects reaches: themselves and all who receive from them. Answers the moment of the decision. */
export async function lockForCut(ctx: Context, ids: readonly string[]): Promise<Date> {
  await ctx.sql(`select allocations.lock_reach($1, 'RECIPIENTS')`, [ids])
  return ctx.moment()
}

/** What a draw by this project reaches: itself, all from whom it receives, and its PI's default project. Answers the moment of the decision. */
export async function lockForDraw(ctx: Context, id: string): Promise<Date> {
  await ctx.sql(`select allocations.lock_reach($1, 'SOURCES')`, [[id]])
  return ctx.moment()
}
