import { builder } from '../../../kernel/builder.ts'
import type { Page } from '../../../kernel/graphql/keyset.ts'
import { FieldChangeType } from '../../../kernel/graphql/refusal-types.ts'
import type { FieldChange } from '../../../kernel/refusals.ts'
import { holds, person } from '../../identity/index.ts'
import { nameOf } from './names.ts'

/** One row of the trail. */
export interface AuditLog {
  readonly id: string
  readonly action: string
  readonly resourceType: string
  readonly resourceId: string | null
  readonly projectId: string | null
  readonly userId: string | null
  readonly impersonatorId: string | null
  readonly actorKind: string
  readonly createdAt: Date
  readonly changes: FieldChange[]
  readonly facts: unknown
  /** The version its row became; null where it has none. */
  readonly version: number | null
  readonly reason: string | null
  readonly requestId: string | null
  readonly ipAddress: string | null
  readonly userAgent: string | null
}

/** The select list of an AuditLog, from audit.audit_logs as x. */
export const auditLogColumns = `x.id, x.action, x.resource_type as "resourceType", x.resource_id as "resourceId", x.project_id as "projectId",
  x.user_id as "userId", x.impersonator_id as "impersonatorId", x.actor_kind as "actorKind", x.created_at as "createdAt",
  audit.field_changes((x.details -> 'old')::jsonb, (x.details -> 'new')::jsonb) as changes,
  case when x.details -> 'old' is null and x.details -> 'new' is null then x.details end as facts,
  (x.details #>> '{new,version}')::int as version,
  x.reason, x.request_id as "requestId", host(x.ip_address) as "ipAddress", x.user_agent as "userAgent"`

/** The graph's name of what a table holds: resource_shares, ResourceShare. */
export const typeOf = (table: string) =>
  table.replace(/s$/, '').replaceAll(/(?:^|_)([a-z])/g, (_whole, letter: string) => letter.toUpperCase())

interface RefusedDeed {
  readonly operation: string
  readonly message: string
  readonly times: number
}

const RefusedDeedType = builder.objectRef<RefusedDeed>('RefusedDeed').implement({
  description: 'A deed that somebody was refused because they may not.',
  fields: (t) => ({
    operation: t.exposeString('operation', { description: 'The operation, such as `editProject`.' }),
    message: t.exposeString('message', { description: 'Why, as it was told to them.' }),
    times: t.exposeInt('times', {
      description:
        'The how many-th of this person’s in that minute. Beyond twenty only each power of two has an entry of its own.',
    }),
  }),
})

export const AuditLogType = builder.objectRef<AuditLog>('AuditLog').implement({
  description:
    'Who did what to which row: one entry a changed row, written with the change itself. Never edited, never removed.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The entry’s own id.' }),
    action: t.exposeString('action', {
      description: 'The operation, such as `grantAllocation`; `sql:…` where somebody went past the operations.',
    }),
    resourceType: t.exposeString('resourceType', {
      description: 'The table of what was changed, such as `allocations`.',
    }),
    resourceId: t.globalID({
      nullable: true,
      description:
        'The id of what was changed; `node` finds it, where it still is and the viewer may see it. Null where the graph has no such type.',
      resolve: ({ resourceType, resourceId }, _args, _ctx, { schema }) =>
        resourceId && schema.getType(typeOf(resourceType)) ? { type: typeOf(resourceType), id: resourceId } : null,
    }),
    actor: t.prismaField({
      type: 'User',
      nullable: true,
      description: 'Who did it; null when the installation itself did.',
      resolve: (query, { userId }, _args, ctx) => (userId ? person(ctx, userId, query) : null),
    }),
    impersonator: t.prismaField({
      type: 'User',
      nullable: true,
      description: 'Who really sat there, where somebody looked as the actor.',
      resolve: (query, { impersonatorId }, _args, ctx) => (impersonatorId ? person(ctx, impersonatorId, query) : null),
    }),
    actorKind: t.exposeString('actorKind', {
      description:
        'How they came: SESSION, API_TOKEN, IMPERSONATION (somebody else, looking as them), SIGN_IN, TOLD (a past told by the installation), DATABASE:<role>.',
    }),
    createdAt: t.field({ type: 'DateTime', description: 'When.', resolve: ({ createdAt }) => createdAt }),
    changes: t.field({
      type: [FieldChangeType],
      description: 'What became different. Secrets are withheld.',
      resolve: ({ changes }) => changes,
    }),
    facts: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What else was recorded, of deeds that change no row.',
      resolve: ({ facts }) => facts ?? null,
    }),
    version: t.exposeInt('version', {
      nullable: true,
      description: 'The version its row became, where it counts them.',
    }),
    refusal: t.field({
      type: RefusedDeedType,
      nullable: true,
      description: 'What was refused; null unless the action is `refuse`.',
      resolve: ({ action, facts }) => (action === 'refuse' ? (facts as RefusedDeed) : null),
    }),
    resourceName: t.string({
      nullable: true,
      description: 'The name of what was changed, where it has one that the viewer may see.',
      resolve: ({ resourceId }, _args, ctx) => nameOf(ctx, resourceId),
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, in their own words.' }),
    requestId: t.exposeString('requestId', {
      nullable: true,
      description: 'The request it was part of: the same for all it changed.',
    }),
    ipAddress: t.string({
      nullable: true,
      description: 'Where from; told to those with `audit:read` alone.',
      resolve: ({ ipAddress }, _args, ctx) => (holds(ctx, 'audit:read') ? ipAddress : null),
    }),
    userAgent: t.string({
      nullable: true,
      description: 'By which program; told to those with `audit:read` alone.',
      resolve: ({ userAgent }, _args, ctx) => (holds(ctx, 'audit:read') ? userAgent : null),
    }),
  }),
})

/** A page of the trail; where a filter that no index answers was not followed to the end, how far it was. */
export interface AuditLogPage extends Page<AuditLog> {
  readonly lookedBackTo: Date | null
}

export const AuditLogConnection = builder.connectionObject(
  {
    name: 'AuditLogConnection',
    type: AuditLogType,
    description: 'A page of the trail, newest first.',
    fields: (t) => ({
      lookedBackTo: t.field({
        type: 'DateTime',
        nullable: true,
        description:
          'By a filter on fields or the way somebody came: as far as this page was looked for, where there is more to look through from its end cursor on. It may then hold fewer entries than asked for. Null where nothing was left out.',
        resolve: (page) => (page as unknown as AuditLogPage).lookedBackTo,
      }),
    }),
  },
  { name: 'AuditLogConnectionEdge', description: 'One entry with its cursor.' },
)

/** The order of the trail: newest first, and within one moment as written. */
export const trailOrder = [
  { column: 'x.created_at', type: 'timestamptz' },
  { column: 'x.seq', type: 'bigint' },
] as const
