import { GraphQLError } from 'graphql'
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
import { AuditLogFilterInput, type AuditLogFilter, filterJson, isFine, isNobodys } from './audit-filter.ts'
import {
  type AuditLog,
  auditLogColumns,
  AuditLogConnection,
  type AuditLogPage,
  AuditLogType,
  trailOrder,
} from './audit-log.ts'
import { auditLogsPage } from './audit-logs-page.ts'

/** The conditions of a filter over audit.audit_logs as x, with their values from $2 on ($1 is the tenant). */
export function conditions(filter: AuditLogFilter, tenantId: string): { where: string; values: unknown[] } {
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

type Entry = AuditLog & { readonly cursorValues: readonly string[] }

async function entries(ctx: Context, filter: AuditLogFilter, bounds: SqlBounds) {
  const { where, values } = conditions(filter, ctx.viewer.tenantId)
  const keyset = keysetSql(trail, bounds, values.length + 1)
  const page = (source: string, more = '') =>
    `select x.* from ${source} where ${where}${more}${keyset.where}${keyset.tail}`
  // Who reads only the trails of their projects would wait for a scan of everybody's: a page of each is taken, then the newest of those.
  const source =
    holds(ctx, 'audit:read') || filter.projectId
      ? page(trail.from)
      : `select x.* from (select distinct ctx.projects_to('administer') as id) p cross join lateral (${page(trail.from, ' and x.project_id = p.id')}) x${keyset.tail}`
  return ctx.sql<Entry>(`select ${trail.columns}, ${cursorColumn(trail)} from (${source}) x${keyset.tail}`, [
    ...values,
    ...keyset.values,
  ])
}

/** Where the rows of a fine filter are, then the rows under the viewer's own policies. The last place may be no row's: how far was looked. */
async function fineEntries(ctx: Context, filter: AuditLogFilter, bounds: SqlBounds) {
  if (bounds.until) throw refuseBoth()
  const [at, seq] = bounds.from ?? [null, null]
  const rows = await ctx.sql<Omit<Entry, 'id'> & { id: string | null }>(
    `select ${trail.columns}, json_build_array(m.created_at::text, m.seq::text) as "cursorValues" from audit.matching($1, $2, $3, $4, $5) m
     left join audit.audit_logs x on x.created_at = m.created_at and x.id = m.id
     where x.id is not null or m.id is null order by m.created_at ${bounds.backwards ? 'asc' : 'desc'}, m.seq ${bounds.backwards ? 'asc' : 'desc'}`,
    [await filterJson(ctx, filter), at, seq, !bounds.backwards, bounds.size + 1],
  )
  const end = rows.at(-1)?.id === null ? rows.at(-1) : undefined
  return { rows: (end ? rows.slice(0, -1) : rows) as Entry[], end }
}

const refuseBoth = () =>
  new GraphQLError('With this filter page by after or by before, not by both.', {
    extensions: { code: 'BAD_USER_INPUT' },
  })

const counted = 100_000

async function found(ctx: Context, filter: AuditLogFilter, bounds: SqlBounds): Promise<AuditLogPage> {
  if (bounds.size === 0 || isNobodys(filter)) return { ...pageOf<Entry>([], bounds, async () => 0), lookedBackTo: null }
  if (isFine(filter)) {
    const { rows, end } = await fineEntries(ctx, filter, bounds)
    const page = pageOf(rows, bounds, async () => {
      const [all] = await ctx.sql<{ count: number }>('select count from audit.facets($1, 0, $2) where facet is null', [
        await filterJson(ctx, filter),
        counted,
      ])
      return all?.count ?? 0
    })
    if (!end) return { ...page, lookedBackTo: null }
    const cursor = Buffer.from(JSON.stringify(end.cursorValues)).toString('base64url')
    const { pageInfo } = page
    return {
      ...page,
      pageInfo: bounds.backwards
        ? { ...pageInfo, hasPreviousPage: true, startCursor: cursor }
        : { ...pageInfo, hasNextPage: true, endCursor: cursor },
      lookedBackTo: new Date(end.cursorValues[0]!.replace(' ', 'T').replace('+00', 'Z')),
    }
  }
  const page = pageOf(await entries(ctx, filter, bounds), bounds, async () => {
    const { where, values } = conditions(filter, ctx.viewer.tenantId)
    const [row] = await ctx.sql<{ count: number }>(
      `select count(*)::int as count from (select from ${trail.from} where ${where} limit ${counted}) x`,
      values,
    )
    return row!.count
  })
  return { ...page, lookedBackTo: null }
}

builder.queryField('auditLogs', (t) =>
  t.connection(
    {
      type: AuditLogType,
      description:
        'The trail: all of it with `audit:read`, else that of the projects the viewer administers. Newest first.',
      args: { filter: t.arg({ type: AuditLogFilterInput, description: 'Which.' }) },
      extensions: auditLogsPage,
      resolve: (_root, args, ctx) => found(ctx, args.filter ?? {}, boundsOf(args, trailOrder)),
    },
    AuditLogConnection,
  ),
)
