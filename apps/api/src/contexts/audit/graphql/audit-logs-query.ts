import { builder } from '../../../kernel/builder.ts'
import type { Context } from '../../../kernel/context.ts'
import {
  boundsOf,
  cursorColumn,
  keysetSql,
  pageOf,
  type SqlBounds,
  type SqlList,
} from '../../../kernel/graphql/sql-keyset.ts'
import { holds } from '../../identity/index.ts'
import { type AuditLog, auditLogColumns, AuditLogConnection, AuditLogType, trailOrder } from './audit-log.ts'

const Filter = builder.inputType('AuditLogFilter', {
  description: 'Which entries; all that is given must hold.',
  fields: (t) => ({
    userId: t.globalID({ description: 'Done by this person.' }),
    action: t.string({ description: 'This operation, such as `grantAllocation`.' }),
    resourceType: t.string({ description: 'Done to this table’s rows, such as `allocations`.' }),
    resourceId: t.globalID({ description: 'Done to this very thing.' }),
    projectId: t.globalID({ description: 'Done in this project.' }),
    from: t.field({ type: 'DateTime', description: 'Not before.' }),
    to: t.field({ type: 'DateTime', description: 'Before.' }),
    requestId: t.string({ description: 'Part of this request.' }),
  }),
})

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The conditions of a filter over audit.audit_logs as x, with their values from $2 on ($1 is the tenant). */
function conditions(filter: typeof Filter.$inferInput, tenantId: string): { where: string; values: unknown[] } {
  const values: unknown[] = [tenantId]
  const of = (value: unknown, condition: (place: string) => string) =>
    value === null || value === undefined ? [] : [condition(`$${values.push(value)}`)]
  const { userId, action, resourceType, resourceId, projectId, from, to, requestId } = filter
  const all = [
    'x.tenant_id = $1',
    ...of(userId?.id, (place) => `x.user_id = ${place}`),
    ...of(action, (place) => `x.action = ${place}`),
    ...of(resourceType, (place) => `x.resource_type = ${place}`),
    ...of(resourceId?.id, (place) => `x.resource_id = ${place}`),
    ...of(projectId?.id, (place) => `x.project_id = ${place}`),
    ...of(from, (place) => `x.created_at >= ${place}`),
    ...of(to, (place) => `x.created_at < ${place}`),
    // What is no request's id is nobody's.
    ...of(requestId, (place) => `x.request_id = nullif(${place}, '')::uuid`),
  ]
  return { where: all.join(' and '), values }
}

const trail: SqlList = { from: 'audit.audit_logs x', columns: auditLogColumns, order: trailOrder, direction: 'desc' }

async function entries(ctx: Context, filter: typeof Filter.$inferInput, bounds: SqlBounds) {
  const { where, values } = conditions(filter, ctx.viewer.tenantId)
  const keyset = keysetSql(trail, bounds, values.length + 1)
  const page = (source: string, more = '') =>
    `select x.* from ${source} where ${where}${more}${keyset.where}${keyset.tail}`
  // Who reads only the trails of their projects would wait for a scan of everybody's: a page of each is taken, then the newest of those.
  const source =
    holds(ctx, 'audit:read') || filter.projectId
      ? page(trail.from)
      : `select x.* from (select distinct ctx.projects_to('administer') as id) p cross join lateral (${page(trail.from, ' and x.project_id = p.id')}) x${keyset.tail}`
  return ctx.sql<AuditLog & { cursorValues: string[] }>(
    `select ${trail.columns}, ${cursorColumn(trail)} from (${source}) x${keyset.tail}`,
    [...values, ...keyset.values],
  )
}

builder.queryField('auditLogs', (t) =>
  t.connection(
    {
      type: AuditLogType,
      description:
        'The trail: all of it with `audit:read`, else that of the projects the viewer administers. Newest first.',
      args: { filter: t.arg({ type: Filter, description: 'Which.' }) },
      resolve: async (_root, args, ctx) => {
        const filter = args.filter ?? {}
        const bounds = boundsOf(args, trailOrder)
        const none = bounds.size === 0 || (filter.requestId && !uuid.test(filter.requestId))
        const count = async () => {
          const { where, values } = conditions(filter, ctx.viewer.tenantId)
          const [row] = await ctx.sql<{ count: number }>(
            `select count(*)::int as count from (select from ${trail.from} where ${where} limit 100000) x`,
            values,
          )
          return row!.count
        }
        return pageOf(none ? [] : await entries(ctx, filter, bounds), bounds, none ? async () => 0 : count)
      },
    },
    AuditLogConnection,
  ),
)
