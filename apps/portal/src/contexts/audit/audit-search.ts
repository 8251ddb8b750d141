import type { AuditLogFilter } from '../../graphql/generated/audit-page.ts'

/** What the address of the audit log says: who, what, to what, where, when. */
export interface AuditSearch {
  /** A person's global id. */
  readonly by?: string
  /** An operation: 'grantAllocation'. */
  readonly action?: string
  /** A table: 'allocations'. */
  readonly type?: string
  /** The global id of the very thing. */
  readonly object?: string
  /** A project's global id. */
  readonly project?: string
  /** Days, both held, '2026-12-31'. */
  readonly from?: string
  readonly to?: string
  readonly request?: string
}

const keys = ['by', 'action', 'type', 'object', 'project', 'from', 'to', 'request'] as const
const day = 86_400_000

/** Reads an address; what makes no sense in it falls out. */
export function readAuditSearch(raw: Record<string, unknown>): AuditSearch {
  const found = keys.flatMap((key) => {
    const value = raw[key]
    const isDay = key === 'from' || key === 'to'
    const makesSense = typeof value === 'string' && value !== '' && (!isDay || !Number.isNaN(startOf(value)))
    return makesSense ? [[key, value] as const] : []
  })
  return Object.fromEntries(found)
}

/** What the API is asked for: [from, to) in UTC, the last day whole. */
export function filterOf({ by, action, type, object, project, from, to, request }: AuditSearch): AuditLogFilter {
  return {
    userId: by ?? null,
    action: action ?? null,
    resourceType: type ?? null,
    resourceId: object ?? null,
    projectId: project ?? null,
    requestId: request ?? null,
    from: from === undefined ? null : new Date(startOf(from)).toISOString(),
    to: to === undefined ? null : new Date(startOf(to) + day).toISOString(),
  }
}

/** Whether anything is filtered. */
export function isFiltered(search: AuditSearch): boolean {
  return keys.some((key) => search[key] !== undefined)
}

function startOf(isoDay: string): number {
  return Date.parse(`${isoDay}T00:00:00Z`)
}
