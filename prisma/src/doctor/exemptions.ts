/** What a rule does not bind, and why. A test holds every entry to something that exists. */
export interface Exemption {
  /** Schema and table, or schema, table and constraint. */
  readonly object: string
  readonly reason: string
}

/** Tables without a tenant of their own. */
export const withoutTenant: readonly Exemption[] = [
  { object: 'identity.tenants', reason: 'It is the tenant: its id is what others call tenant_id.' },
  { object: 'ctx.signing_keys', reason: 'One key for the whole database, shown to the functions of ctx alone.' },
  { object: 'audit.column_marks', reason: 'Words about columns, the same for every tenant.' },
  { object: 'public._prisma_migrations', reason: 'Bookkeeping of migrations; no role of the application may read it.' },
]

/** Tables whose changes leave no row in the trail. */
export const withoutAudit: readonly Exemption[] = [
  { object: 'identity.idempotency_keys', reason: 'Bookkeeping of repeated requests; what they did is in the trail.' },
  { object: 'identity.pending_sign_ins', reason: 'A sign-in that is not finished; what became of it is in the trail.' },
  { object: 'projects.project_history', reason: 'The past itself, written by a trigger of a table that is audited.' },
  {
    object: 'allocations.allocation_history',
    reason: 'The past itself, written by a trigger of a table that is audited.',
  },
  {
    object: 'allocations.resource_share_history',
    reason: 'The past itself, written by a trigger of a table that is audited.',
  },
  {
    object: 'allocations.data_share_history',
    reason: 'The past itself, written by a trigger of a table that is audited.',
  },
  {
    object: 'projects.project_member_history',
    reason: 'The past itself, written by a trigger of a table that is audited.',
  },
  {
    object: 'projects.project_resource_manager_history',
    reason: 'The past itself, written by a trigger of a table that is audited.',
  },
  {
    object: 'projects.default_project_history',
    reason: 'The past itself, written by a trigger of a table that is audited.',
  },
  {
    object: 'allocations.allocation_period_history',
    reason: 'The past itself, written by a trigger of a table that is audited.',
  },
  {
    object: 'identity.security_group_member_history',
    reason: 'The past itself, written by a trigger of a table that is audited.',
  },
  {
    object: 'allocations.usage_records',
    reason:
      'A ledger that a trigger keeps from changing; the imports that wrote it and the days it charged are in the trail.',
  },
  {
    object: 'allocations.billed_draws',
    reason: 'A ledger that a trigger keeps from changing; the lines it leads to are in the trail.',
  },
  {
    object: 'allocations.usage_staging',
    reason: 'Lines that wait while they are compared; what came of them is kept.',
  },
  { object: 'projects.public_id_counters', reason: 'Counts on with each project made, and that is in the trail.' },
  { object: 'audit.audit_logs', reason: 'It is the trail; a trigger refuses every change of it.' },
  ...['audit.audit_leaves', 'audit.audit_tiles', 'audit.audit_checkpoints'].map((object) => ({
    object,
    reason: 'The proof of the trail: made from it, signed, and refused every change by a trigger.',
  })),
]

/** Primary keys that lead with something else than the tenant. */
export const otherKeys: readonly Exemption[] = [
  { object: 'audit.audit_logs', reason: 'A partitioned table’s key must hold its partition key: (created_at, id).' },
]

/** References to a tenant's table that carry the tenant under another name. */
export const otherReferences: readonly Exemption[] = [
  {
    object: 'identity.user_roles.user_roles_role',
    reason: 'A role may be the system tenant’s: user_roles_role_owner holds role_tenant_id to that or one’s own.',
  },
  {
    object: 'allocations.approval_rules.approval_rules_role',
    reason: 'A role may be the system tenant’s: approval_rules_role_owner holds role_tenant_id to that or one’s own.',
  },
]

/** Columns whose name says "one of a few words" and that hold any. */
export const otherWords: readonly Exemption[] = [
  { object: 'audit.audit_logs.actor_kind', reason: 'Names the database role too, where nobody signed in.' },
  ...['identity.notifications.kind', 'identity.notification_preferences.kind'].map((object) => ({
    object,
    reason: 'The law lists the kinds, so that a new one needs no migration; notify() and a policy refuse any other.',
  })),
]

/** Columns that look like a secret and are none, as someone has looked and found. */
export const notSecret: readonly Exemption[] = [
  { object: 'identity.api_tokens.prefix', reason: 'The first letters, by which its owner tells it from their others.' },
  { object: 'identity.idempotency_keys.key', reason: 'The caller’s own word for a request; opens nothing.' },
  {
    object: 'identity.notifications.key',
    reason: 'What makes a notice the same when it is told again; opens nothing.',
  },
  {
    object: 'identity.idempotency_keys.request_hash',
    reason: 'A hash of the request’s fields, to see whether it is the same one.',
  },
  { object: 'projects.projects.external_key', reason: 'What a facility’s file calls the project.' },
  { object: 'allocations.allocations.external_key', reason: 'What a facility’s file calls the allocation.' },
  { object: 'allocations.usage_imports.sha256', reason: 'The hash of an imported file, to be compared with the file.' },
  { object: 'audit.audit_logs.api_token_id', reason: 'Which token acted, not the token.' },
  { object: 'audit.audit_tiles.hashes', reason: 'Hashes of entries that their reader may read.' },
  { object: 'audit.audit_checkpoints.root_hash', reason: 'The hash of the whole tree, made to be shown.' },
]

/** Exemptions as rows for a query: `select object from (values …) exempt (object)`. */
export const exempt = (exemptions: readonly Exemption[]): string =>
  `(select v.object from (values ${exemptions.map(({ object }) => `('${object}')`).join(', ')}) v (object))`
