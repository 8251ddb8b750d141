import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { StaleVersion } from '../../../kernel/refusals.ts'
import { relationsChanged } from '../access.ts'
import { type MemberRole, memberToChange } from './members.ts'

export interface ChangeProjectMember extends OperationInput {
  readonly id: string
  readonly role: MemberRole
  readonly expectedVersion?: number | null | undefined
}

/** Changes how far a member's part reaches. */
export function changeProjectMember(ctx: Context, input: ChangeProjectMember): Promise<{ id: string }> {
  return operation(ctx, { name: 'changeProjectMember', input }, async () => {
    const { id, role, version, updatedAt } = await memberToChange(ctx, input.id)
    const expected = input.expectedVersion ?? version
    if (expected !== version) {
      // A membership keeps no past: its role is all that can have changed.
      throw new StaleVersion({
        expected,
        current: version,
        theirs: [{ field: 'role', before: null, after: role }],
        changedById: null,
        changedAt: updatedAt,
      })
    }
    if (role !== input.role)
      await ctx.sql('update projects.project_members set role = $3 where tenant_id = $1 and id = $2', [
        ctx.viewer.tenantId,
        id,
        input.role,
      ])
    relationsChanged(ctx)
    return { id }
  })
}
