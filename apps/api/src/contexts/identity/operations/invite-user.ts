import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { requirePermission } from '../access.ts'
import { PersonKnownAlready } from '../refusals.ts'
import { checkedEmail, checkedName, checkedUsername } from '../rules.ts'
import { giveRole } from './grant-role.ts'
import { joinTeam } from './add-team-member.ts'

export interface InviteUser extends OperationInput {
  readonly username: string
  readonly email: string
  readonly fullName: string
  /** Roles without an end; only who may grant roles gives any. */
  readonly roleIds?: readonly string[] | null | undefined
  readonly teamIds?: readonly string[] | null | undefined
}

/** Makes a person known, and queues the mail by which they confirm their address and choose a password. */
export function inviteUser(ctx: Context, input: InviteUser): Promise<{ id: string }> {
  return operation(ctx, { name: 'inviteUser', input }, async () => {
    requirePermission(ctx, 'user:create', 'invite people')
    const id = newId()
    const [username, email] = [checkedUsername(input.username), checkedEmail(input.email)]
    try {
      await ctx.sql(
        `insert into identity.users (tenant_id, id, username, email, full_name, status) values ($1, $2, $3, $4, $5, 'PENDING_VERIFICATION')`,
        [ctx.viewer.tenantId, id, username, email, checkedName(input.fullName, 255, 'fullName')],
      )
    } catch (error) {
      if (violates(error, 'users_username_unique')) throw new PersonKnownAlready('username', username)
      if (violates(error, 'users_email_unique')) throw new PersonKnownAlready('email', email)
      throw error
    }
    for (const roleId of new Set(input.roleIds)) await giveRole(ctx, { userId: id, roleId, expiresAt: null })
    for (const teamId of new Set(input.teamIds)) await joinTeam(ctx, { userId: id, teamId })
    await ctx.sql(`select identity.request_mailed_link($1, 'INVITATION')`, [id])
    return { id }
  })
}
