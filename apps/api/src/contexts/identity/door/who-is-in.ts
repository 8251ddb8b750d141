import type { Context } from '../../../kernel/context.ts'

/** Who is signed in, for the portal's first paint: the person, the tenant, and what may be opened. */
export async function whoIsIn(ctx: Context) {
  const { viewer, now } = ctx
  const [row] = await ctx.sql<{ user: object; tenant: object }>(
    `select json_build_object('id', u.id, 'fullName', u.full_name, 'email', u.email, 'username', u.username) as user,
            json_build_object('name', t.name, 'slug', t.slug) as tenant
     from identity.users u join identity.tenants t on t.id = u.tenant_id where u.tenant_id = $1 and u.id = $2`,
    [viewer.tenantId, viewer.userId],
  )
  return { ...row, permissions: [...viewer.permissions].sort(), kind: viewer.kind, now }
}
