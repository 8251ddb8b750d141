import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { userTrail } from '../history.ts'
import { PersonKnownAlready } from '../refusals.ts'
import { checkedEmail, checkedName, checkedUsername } from '../rules.ts'
import { byTheDatabase } from './by-the-database.ts'
import { lockedLivingUser } from './locked-user.ts'

/** What is left out stays. */
export interface EditUser extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
  readonly username?: string | null | undefined
  readonly email?: string | null | undefined
  readonly fullName?: string | null | undefined
}

/** Changes how a person is called and reached. A new address has yet to be confirmed: the mail for that goes there. */
export function editUser(ctx: Context, input: EditUser): Promise<{ id: string }> {
  return operation(ctx, { name: 'editUser', input }, async () => {
    const user = await lockedLivingUser(ctx, input.id, 'change people')
    await refuseStale(ctx, user, { expected: input.expectedVersion, history: userTrail })
    const username = input.username ? checkedUsername(input.username) : user.username
    const email = input.email ? checkedEmail(input.email) : user.email
    const fullName = input.fullName ? checkedName(input.fullName, 255, 'fullName') : user.fullName
    if (username === user.username && email === user.email && fullName === user.fullName) return { id: user.id }
    try {
      await byTheDatabase(() =>
        ctx.sql(
          `update identity.users set username = $3, email = $4, full_name = $5, email_verified = email_verified and lower(email) = lower($4)
           where tenant_id = $1 and id = $2`,
          [ctx.viewer.tenantId, user.id, username, email, fullName],
        ),
      )
    } catch (error) {
      if (violates(error, 'users_username_unique')) throw new PersonKnownAlready('username', username)
      if (violates(error, 'users_email_unique')) throw new PersonKnownAlready('email', email)
      throw error
    }
    if (user.status === 'PENDING_VERIFICATION' && email !== user.email)
      await ctx.sql(`select identity.request_mailed_link($1, 'INVITATION')`, [user.id])
    else if (email.toLowerCase() !== user.email.toLowerCase())
      await ctx.sql(`select identity.request_mailed_link($1, 'VERIFY_EMAIL')`, [user.id])
    return { id: user.id }
  })
}
