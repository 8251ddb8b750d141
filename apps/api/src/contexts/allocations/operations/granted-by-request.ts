import type { Context } from '../../../kernel/context.ts'
import { holds } from '../../identity/index.ts'
import { GrantedByRequest } from '../refusals/requests.ts'

interface ByRequest {
  readonly projectId: string
  readonly resourceType: { readonly name: string; readonly grantedByRequest: boolean }
}

/** R8. Refuses to give a project more of a type that is granted by request, unless the facility gives it or an approval does. The database holds it too. */
export async function refuseGrantedByRequest(
  ctx: Context,
  { projectId, resourceType }: ByRequest,
  field: readonly string[],
): Promise<void> {
  if (!resourceType.grantedByRequest || holds(ctx, 'allocation:create') || holds(ctx, 'allocation:update')) return
  const [found] = await ctx.sql<{ awarding: string | null }>('select ctx.awarding() as awarding')
  if (found?.awarding !== projectId) throw new GrantedByRequest(resourceType.name, field)
}
