import { isIP } from 'node:net'
import { GraphQLError } from 'graphql'
import { builder } from '../../../kernel/builder.ts'
import type { Context } from '../../../kernel/context.ts'
import { decodeGlobalID } from '../../../kernel/global-id.ts'
import { tableOf } from '../../../kernel/graphql/note-denials.ts'
import { idsNamed } from './names.ts'

/** Which entries of the trail. */
export const AuditLogFilterInput = builder.inputType('AuditLogFilter', {
  description: 'Which entries; all that is given must hold.',
  fields: (t) => ({
    userId: t.globalID({ description: 'Done by this person.' }),
    action: t.string({ description: 'This operation, such as `grantAllocation`.' }),
    resourceType: t.string({ description: 'Done to this table’s rows, such as `allocations`.' }),
    resourceId: t.globalID({ description: 'Done to this very thing.' }),
    about: t.globalID({
      description: 'Done to this thing or to what belongs to it, or did: its whole life.',
    }),
    projectId: t.globalID({ description: 'Done in this project.' }),
    from: t.field({ type: 'DateTime', description: 'Not before.' }),
    to: t.field({ type: 'DateTime', description: 'Before.' }),
    requestId: t.string({ description: 'Part of this request.' }),
    actorKind: t.string({ description: 'Come in this way: SESSION, API_TOKEN, SIGN_IN, …' }),
    address: t.string({
      description: 'From this address or network, such as `192.0.2.7` or `192.0.2.0/24`; for holders of `audit:read`.',
    }),
    field: t.string({ description: 'In which this field became different, such as `quantity`.' }),
    before: t.string({
      description:
        'In which a field (the one named, or any) was this: whatever the case, `*` for anything; a name or an id where it refers to something.',
    }),
    after: t.string({ description: 'In which a field (the one named, or any) became this.' }),
  }),
})
export type AuditLogFilter = typeof AuditLogFilterInput.$inferInput

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const refuse = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })

/** Whether nothing can fit, because what is named is no id of anything. */
export const isNobodys = ({ requestId }: AuditLogFilter): boolean => Boolean(requestId && !uuid.test(requestId))

/** Whether the filter asks for what plain conditions under row level security would find without an index. */
export const isFine = (filter: AuditLogFilter): boolean =>
  [filter.about, filter.actorKind, filter.address, filter.field, filter.before, filter.after].some(
    (value) => value !== null && value !== undefined,
  )

/** An address or a network as PostgreSQL reads one. @throws GraphQLError */
function checkedAddress(text: string): string {
  const [address = '', mask, ...rest] = text.trim().split('/')
  const version = isIP(address)
  const bits = mask === undefined || (/^\d{1,3}$/.test(mask) && Number(mask) <= (version === 4 ? 32 : 128))
  if (version === 0 || !bits || rest.length > 0 || address.includes('%'))
    throw refuse('This is no address. Write one as 192.0.2.7, or a network as 192.0.2.0/24 or 2001:db8::/32.')
  return text.trim()
}

/** What a value may stand as in the trail: as it was written, and as the ids of what bears that name. */
async function written(ctx: Context, value: string): Promise<string[]> {
  try {
    return [decodeGlobalID(value).id]
  } catch {
    return [value.trim(), ...(await idsNamed(ctx, value))]
  }
}

/** The filter as the functions of law/explorer.sql take it. */
export async function filterJson(ctx: Context, filter: AuditLogFilter): Promise<string> {
  const { userId, resourceId, projectId, about, address, before, after } = filter
  const field = filter.field?.trim()
  if (field === '') throw refuse('Name the field, such as quantity, or leave it out.')
  const json = {
    user_id: userId?.id,
    action: filter.action,
    resource_type: filter.resourceType,
    resource_id: resourceId?.id,
    project_id: projectId?.id,
    request_id: filter.requestId || undefined,
    from: filter.from,
    to: filter.to,
    about: about?.id,
    about_type: about && tableOf(about.typename),
    actor_kind: filter.actorKind,
    address: address ? checkedAddress(address) : undefined,
    field,
    ...(before && { old: await written(ctx, before) }),
    ...(after && { new: await written(ctx, after) }),
  }
  return JSON.stringify(json, (_key, value: unknown) => value ?? undefined)
}
