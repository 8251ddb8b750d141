/** Something the database has and the Prisma schema can't say, and why that is right. One place; no entry may be stale. */
export interface Known {
  /** The statement as Prisma words it, or the index's name with its schema. */
  readonly what: string
  readonly reason: string
}

/** What Prisma would change if it were let. */
export const knownStatements: readonly Known[] = [
  {
    what: 'DROP INDEX "identity"."api_tokens_token"',
    reason: 'A token is found by its hash by ctx.begin() alone: the API has no field to find one by.',
  },
  {
    what: 'DROP INDEX "identity"."sessions_token"',
    reason: 'A session is found by its hash by ctx.begin() alone: the API has no field to find one by.',
  },
  {
    what: 'DROP INDEX "identity"."calendar_links_token"',
    reason: 'A calendar’s address is found by the hash of its secret by the law alone.',
  },
  {
    what: 'DROP INDEX "identity"."mailed_links_token"',
    reason: 'A mailed link is found by its hash by the door’s functions alone.',
  },
  {
    what: 'DROP INDEX "identity"."pending_sign_ins_token"',
    reason: 'A sign-in that is not finished is found by its hash by the door’s functions alone.',
  },
  {
    what: 'ALTER TABLE "audit"."audit_logs" ALTER COLUMN "xid" SET DATA TYPE TEXT',
    reason:
      'Prisma knows no xid8. The column is for whoever reads the trail in commit order, and is ignored in the client.',
  },
  {
    what: 'DROP TABLE "audit"."column_marks"',
    reason: 'The marks are the law’s own vocabulary, read by audit.capture() alone: the client has no model of them.',
  },
]

/** Indexes that Prisma passes over in silence: it knows neither expressions nor predicates. */
export const knownIndexes: readonly Known[] = [
  ...[
    'identity.teams_name_unique',
    'identity.identity_providers_name_unique',
    'identity.saved_views_name_unique',
    'identity.users_email_unique',
    'identity.users_username_unique',
    'identity.security_groups_name_unique',
    'allocations.resource_types_name_unique',
    'allocations.project_classes_name_unique',
  ].map((what) => ({ what, reason: 'Unique whatever the case of its letters: an index on lower(…).' })),
  ...[
    'identity.itar_attestations_standing',
    'identity.impersonations_standing',
    'identity.calendar_links_standing',
  ].map((what) => ({
    what,
    reason: 'One that stands at a time; those that are over stay.',
  })),
  ...['identity.users_search', 'identity.security_groups_search', 'projects.projects_search'].map((what) => ({
    what,
    reason: 'Trigrams of lower-cased words: an index on an expression.',
  })),
  ...[
    'identity.users_external_id_unique',
    'identity.security_groups_external_unique',
    'projects.projects_external_key',
    'allocations.allocations_external_key',
  ].map((what) => ({ what, reason: 'Unique among the rows that have the key at all: absent ones are no duplicates.' })),
  {
    what: 'projects.projects_name_unique',
    reason: 'Unique for each PI whatever the case, among living projects: an archived one gives its name back.',
  },
  {
    what: 'allocations.data_shares_name_unique',
    reason: 'Unique in a project whatever the case, among open data shares: a released one gives its name back.',
  },
  {
    what: 'allocations.approval_rules_name_unique',
    reason: 'Unique whatever the case, among rules in force: a retired one gives its name back.',
  },
  {
    what: 'allocations.data_shares_one_per_allocation',
    reason: 'One open data share on an allocation; a released one gives it back.',
  },
  ...['allocations.rates_one_at_a_time', 'allocations.discounts_one_at_a_time'].map((what) => ({
    what,
    reason: 'Held by an exclusion constraint: two prices or discounts never hold on one day.',
  })),
  {
    what: 'allocations.resource_shares_one_rule',
    reason:
      'One rule in force for a pair and type, the uniform one counted as a type: NULLS NOT DISTINCT, and a predicate.',
  },
  ...[
    'identity.user_roles_expires',
    'identity.outgoing_mails_due',
    'identity.users_default_project',
    'allocations.allocations_by_period_end',
    'allocations.draws_of_share',
    'allocations.draws_of_usage_charge',
    'allocations.usage_records_of_user',
    'audit.audit_logs_of_user',
    'audit.audit_logs_of_project',
    'audit.audit_logs_of_impersonator',
    'audit.audit_logs_of_request',
    'audit.audit_logs_of_address',
    'identity.saved_views_shared',
    'identity.notifications_unread',
    'identity.notifications_for_digest',
  ].map((what) => ({
    what,
    reason: 'Only for the rows it is asked for. The schema has it without the predicate, which Prisma can’t say.',
  })),
]
