import type { Context } from '../../../kernel/context.ts'
import { mayInTenant } from '../access.ts'

/** Who is signed in, for the portal's first paint: the person, the tenant, and what may be opened. */
export async function whoIsIn(ctx: Context) {
  const { viewer, now } = ctx
  const [row] = await ctx.sql<{ user: object; tenant: object; impersonation: object | null }>(
    `select json_build_object('id', u.id, 'fullName', u.full_name, 'email', u.email, 'username', u.username) as user,
            json_build_object('name', t.name, 'slug', t.slug) as tenant,
            (select json_build_object('by', by.full_name, 'reason', v.reason, 'endsAt', v.ends_at) from identity.impersonations v
               join identity.users by on by.tenant_id = v.tenant_id and by.id = v.user_id
             where v.tenant_id = $1 and v.session_id = $3 and v.subject_id = $2 and v.user_id = $4 and v.ended_at is null) as impersonation
     from identity.users u join identity.tenants t on t.id = u.tenant_id where u.tenant_id = $1 and u.id = $2`,
    [viewer.tenantId, viewer.userId, viewer.sessionId, viewer.impersonatorId],
  )
  return { ...row, permissions: mayInTenant(ctx), kind: viewer.kind, now }
}
