import { decodeGlobalID } from '../../../kernel/global-id.ts'
import type { AuditLogFilter } from '../graphql/audit-filter.ts'

/** The filter of the query `auditLogs` as a query string carries it: the same names, the same meanings. */
export type FilterQuery = Readonly<Record<string, string | undefined>>

const names = [
  'userId',
  'action',
  'resourceType',
  'resourceId',
  'about',
  'projectId',
  'from',
  'to',
  'requestId',
  'actorKind',
  'address',
  'field',
  'before',
  'after',
]

const refuse = (message: string): never => {
  throw Object.assign(new Error(message), { statusCode: 400 })
}

const idIn = (name: string, id: string) => {
  try {
    return decodeGlobalID(id)
  } catch {
    return refuse(`${name} is no id that Tenure gave. Use ids as they were answered.`)
  }
}

const timeIn = (name: string, time: string) =>
  Number.isNaN(Date.parse(time))
    ? refuse(`${name} is no time. Write one such as 2026-01-31T00:00:00Z.`)
    : new Date(time)

/** Reads the filter. @throws Error with the status 400 where it is none: an export never holds more than was asked for */
export function readFilter(query: FilterQuery): AuditLogFilter {
  const stranger = Object.entries(query).find(([name, value]) => !names.includes(name) || typeof value !== 'string')
  if (stranger) refuse(`There is no filter ${stranger[0]}, or it is given twice. There are: ${names.join(', ')}.`)
  const { userId, resourceId, about, projectId, from, to, ...words } = query
  return {
    ...words,
    ...(userId && { userId: idIn('userId', userId) }),
    ...(resourceId && { resourceId: idIn('resourceId', resourceId) }),
    ...(about && { about: idIn('about', about) }),
    ...(projectId && { projectId: idIn('projectId', projectId) }),
    ...(from && { from: timeIn('from', from) }),
    ...(to && { to: timeIn('to', to) }),
  }
}
