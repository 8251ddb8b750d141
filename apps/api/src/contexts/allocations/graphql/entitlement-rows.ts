import { batched } from '../../../kernel/batch.ts'

/** The figures of one project and type at a time, as the database adds them up; quantities as it writes them. */
export interface EntitlementRow {
  readonly projectId: string
  readonly resourceTypeId: string
  readonly at: Date
  readonly own: string
  readonly carved: string
  readonly base: string
  readonly lent: string
  readonly received: string
  readonly entitlement: string
  readonly drawn: string
  readonly headroom: string
}

/** One term behind those figures. */
export interface TermRow {
  readonly projectId: string
  readonly resourceTypeId: string
  readonly at: Date
  readonly kind: 'OWN' | 'CARVED' | 'RECEIVED' | 'LENT' | 'DRAWN'
  readonly amount: string
  readonly allocationId: string | null
  readonly resourceShareId: string | null
  readonly partnerId: string | null
  /** Of a rule its kind; of a partner's draw by which right: RECEIVED or DEFAULT_PROJECT. */
  readonly ruleKind: string | null
  readonly percentage: string | null
  readonly base: string | null
  readonly sourceCarved: string | null
  readonly since: Date | null
}

function byProject<Row extends { readonly projectId: string }>(
  rows: readonly Row[],
  at: Date,
): Map<string, (Row & { at: Date })[]> {
  const groups = new Map<string, (Row & { at: Date })[]>()
  for (const row of rows) groups.set(row.projectId, [...(groups.get(row.projectId) ?? []), { ...row, at }])
  return groups
}

/** The figures of projects at a time: one statement for all that a request asks of that time. */
export const entitlementsOf = batched<EntitlementRow[], Date>(async (ctx, ids, at) =>
  byProject(
    await ctx.sql<Omit<EntitlementRow, 'at'>>(
      'select project_id as "projectId", resource_type_id as "resourceTypeId", own, carved, base, lent, received, entitlement, drawn, headroom from allocations.entitlements($1, $2)',
      [ids, at],
    ),
    at,
  ),
)

/** The terms of projects at a time, likewise. */
export const termsOfProject = batched<TermRow[], Date>(async (ctx, ids, at) =>
  byProject(
    await ctx.sql<Omit<TermRow, 'at'>>(
      `select project_id as "projectId", resource_type_id as "resourceTypeId", kind, amount, allocation_id as "allocationId", resource_share_id as "resourceShareId",
         partner_project_id as "partnerId", rule_kind as "ruleKind", share_percentage as percentage, base, source_carved as "sourceCarved", since
       from allocations.entitlement_terms($1, $2)`,
      [ids, at],
    ),
    at,
  ),
)
