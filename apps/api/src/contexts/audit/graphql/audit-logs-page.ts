import { type Asked, byPage } from '../../../kernel/compiled/declare.ts'
import { NotForThem } from '../../../kernel/compiled/not-compiled.ts'
import { pageTerms } from '../../../kernel/graphql/sql-keyset.ts'
import { type AuditLogFilter, isFine } from './audit-filter.ts'
import { changesOfEntry, trailOrder } from './audit-log.ts'

/** The arguments of `auditLogs`, as its resolver gets them. */
interface Args {
  readonly filter?: AuditLogFilter | null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What is no request's id is nobody's: the ordinary executor answers that with nothing. */
function requestOf({ filter }: Args): string {
  if (!uuid.test(filter?.requestId ?? '')) throw new NotForThem('a request id')
  return filter!.requestId!
}

function conditions(k: string, { args: { filter }, bind, tenant }: Asked<Args>): string[] {
  const { userId, action, resourceType, resourceId, projectId, from, to, requestId } = filter ?? {}
  if (filter && isFine(filter)) throw new NotForThem('a filter that no index answers')
  const given = (value: unknown) => value !== null && value !== undefined
  return [
    `${k}.tenant_id = ${tenant}`,
    ...(userId ? [`${k}.user_id = ${bind((asked) => asked.filter?.userId?.id, 'uuid')}`] : []),
    ...(given(action) ? [`${k}.action = ${bind((asked) => asked.filter?.action, 'text')}`] : []),
    ...(given(resourceType) ? [`${k}.resource_type = ${bind((asked) => asked.filter?.resourceType, 'text')}`] : []),
    ...(resourceId ? [`${k}.resource_id = ${bind((asked) => asked.filter?.resourceId?.id, 'uuid')}`] : []),
    ...(projectId ? [`${k}.project_id = ${bind((asked) => asked.filter?.projectId?.id, 'uuid')}`] : []),
    ...(from ? [`${k}.created_at >= ${bind((asked) => asked.filter?.from, 'timestamptz')}`] : []),
    ...(to ? [`${k}.created_at < ${bind((asked) => asked.filter?.to, 'timestamptz')}`] : []),
    ...(requestId ? [`${k}.request_id = ${bind(requestOf, 'uuid')}`] : []),
  ]
}

/**
 * `auditLogs` as part of one statement, for who reads the whole trail. Who reads only the trails of their projects is
 * answered project by project, by the resolver.
 */
export const auditLogsPage = byPage<Args>({
  from: (k) => `(select x.*, ${changesOfEntry} from audit.audit_logs x) ${k}`,
  only: (ctx) => ctx.viewer.permissions.has('audit:read'),
  where: conditions,
  order: () => ({ terms: pageTerms(trailOrder), direction: 'desc' }),
  countMost: 100_000,
  nulls: ['lookedBackTo'],
})
