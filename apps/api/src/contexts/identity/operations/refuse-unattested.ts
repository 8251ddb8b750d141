import type { Context } from '../../../kernel/context.ts'
import { NotAttested } from '../refusals.ts'

/** Refuses to put a person into anything where export control keeps them out; the database would, in words for nobody. @throws NotAttested */
export async function refuseUnattested(ctx: Context, userId: string, field: readonly string[]): Promise<void> {
  const [kept] = await ctx.sql('select id from identity.unattested(array[$1]::uuid[]) as id', [userId])
  if (kept) throw new NotAttested(field)
}
