import { nodeTypes } from '../../../kernel/graphql/node-types.ts'
import { builder } from '../../../kernel/builder.ts'
import { byColumn, byJson, byRow, byRows, bySameRow, bySql } from '../../../kernel/compiled/declare.ts'
import { idOfTypeText } from '../../../kernel/compiled/json-text.ts'
import type { Page } from '../../../kernel/graphql/keyset.ts'
import { FieldChangeType } from '../../../kernel/graphql/refusal-types.ts'
import type { FieldChange } from '../../../kernel/refusals.ts'
import { holds, person } from '../../identity/index.ts'
import { nameInSql, nameOf } from './names.ts'

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

/** What differs in an entry, of audit.audit_logs as x. */
export const changesOfEntry = `audit.field_changes((x.details -> 'old')::jsonb, (x.details -> 'new')::jsonb) as changes`

/** The select list of an AuditLog, from audit.audit_logs as x. */
export const auditLogColumns = `x.id, x.action, x.resource_type as "resourceType", x.resource_id as "resourceId", x.project_id as "projectId",
  x.user_id as "userId", x.impersonator_id as "impersonatorId", x.actor_kind as "actorKind", x.created_at as "createdAt",
  ${changesOfEntry},
  case when x.details -> 'old' is null and x.details -> 'new' is null then x.details::jsonb end as facts,
  (x.details #>> '{new,version}')::int as version,
  x.reason, x.request_id as "requestId", host(x.ip_address) as "ipAddress", x.user_agent as "userAgent"`

/** The changes of an entry or of a state of the past: what differs between the two states that its row holds. */
export const changesInSql = byRows({
  from: (k, { x }) => `jsonb_array_elements(${x}.changes) with ordinality ${k}(change, n)`,
  order: (k) => `${k}.n`,
})

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
    id: t.exposeID('id', { extensions: byColumn('id'), description: 'The entry’s own id.' }),
    action: t.exposeString('action', {
      extensions: byColumn('action'),
      description: 'The operation, such as `grantAllocation`; `sql:…` where somebody went past the operations.',
    }),
    resourceType: t.exposeString('resourceType', {
      extensions: byColumn('resourceType'),
      description: 'The table of what was changed, such as `allocations`.',
    }),
    resourceId: t.globalID({
      nullable: true,
      description:
        'The id of what was changed; `node` finds it, where it still is and the viewer may see it. Null where the graph has no such type.',
      extensions: byJson(({ x, typeNames }) => {
        const type = `replace(initcap(replace(regexp_replace(${x}.resource_type, 's$', ''), '_', ' ')), ' ', '')`
        return `case when ${type} = any (${typeNames}) then ${idOfTypeText(type, `${x}.resource_id`)} end`
      }),
      resolve: ({ resourceType, resourceId }, _args, _ctx, { schema }) =>
        resourceId && nodeTypes(schema).includes(typeOf(resourceType))
          ? { type: typeOf(resourceType), id: resourceId }
          : null,
    }),
    actor: t.prismaField({
      type: 'User',
      nullable: true,
      description: 'Who did it; null when the installation itself did.',
      extensions: byRow({ where: (k, { x, tenant }) => `${k}.tenant_id = ${tenant} and ${k}.id = ${x}.user_id` }),
      resolve: (query, { userId }, _args, ctx) => (userId ? person(ctx, userId, query) : null),
    }),
    impersonator: t.prismaField({
      type: 'User',
      nullable: true,
      description: 'Who really sat there, where somebody looked as the actor.',
      extensions: byRow({
        where: (k, { x, tenant }) => `${k}.tenant_id = ${tenant} and ${k}.id = ${x}.impersonator_id`,
      }),
      resolve: (query, { impersonatorId }, _args, ctx) => (impersonatorId ? person(ctx, impersonatorId, query) : null),
    }),
    actorKind: t.exposeString('actorKind', {
      extensions: byColumn('actorKind'),
      description:
        'How they came: SESSION, API_TOKEN, IMPERSONATION (somebody else, looking as them), SIGN_IN, TOLD (a past told by the installation), DATABASE:<role>.',
    }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When.',
      extensions: byColumn('createdAt'),
      resolve: ({ createdAt }) => createdAt,
    }),
    changes: t.field({
      type: [FieldChangeType],
      description: 'What became different. Secrets are withheld.',
      extensions: changesInSql,
      resolve: ({ changes }) => changes,
    }),
    facts: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What else was recorded, of deeds that change no row.',
      extensions: byJson(
        ({ x }) =>
          `case when ${x}.details -> 'old' is null and ${x}.details -> 'new' is null then ctx.json_text(${x}.details::jsonb) end`,
      ),
      resolve: ({ facts }) => facts ?? null,
    }),
    version: t.exposeInt('version', {
      nullable: true,
      description: 'The version its row became, where it counts them.',
      extensions: bySql(({ x }) => `(${x}.details #>> '{new,version}')::int`),
    }),
    refusal: t.field({
      type: RefusedDeedType,
      nullable: true,
      description: 'What was refused; null unless the action is `refuse`.',
      extensions: bySameRow({
        present: ({ x }) => `${x}.action = 'refuse'`,
        fields: {
          operation: ({ x }) => `${x}.details ->> 'operation'`,
          message: ({ x }) => `${x}.details ->> 'message'`,
          times: ({ x }) => `(${x}.details ->> 'times')::int`,
        },
      }),
      resolve: ({ action, facts }) => (action === 'refuse' ? (facts as RefusedDeed) : null),
    }),
    resourceName: t.string({
      nullable: true,
      description: 'The name of what was changed, where it has one that the viewer may see.',
      extensions: nameInSql(({ x }) => `${x}.resource_id::text`),
      resolve: ({ resourceId }, _args, ctx) => nameOf(ctx, resourceId),
    }),
    reason: t.exposeString('reason', {
      extensions: byColumn('reason'),
      nullable: true,
      description: 'Why, in their own words.',
    }),
    requestId: t.exposeString('requestId', {
      extensions: byColumn('requestId'),
      nullable: true,
      description: 'The request it was part of: the same for all it changed.',
    }),
    ipAddress: t.string({
      nullable: true,
      description: 'Where from; told to those with `audit:read` alone.',
      extensions: bySql(
        ({ x, once }) => `case when ${once(`ctx.can('audit:read')`, 'boolean')} then host(${x}.ip_address) end`,
      ),
      resolve: ({ ipAddress }, _args, ctx) => (holds(ctx, 'audit:read') ? ipAddress : null),
    }),
    userAgent: t.string({
      nullable: true,
      description: 'By which program; told to those with `audit:read` alone.',
      extensions: bySql(
        ({ x, once }) => `case when ${once(`ctx.can('audit:read')`, 'boolean')} then ${x}.user_agent end`,
      ),
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
