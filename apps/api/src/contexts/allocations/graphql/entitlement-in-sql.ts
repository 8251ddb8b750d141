import { type Asked, byRow, byRows, byWorkingOut, type Place } from '../../../kernel/compiled/declare.ts'

import { termSentence } from '../rules/term-sentence.ts'
import type { EntitlementRow, TermRow } from './entitlement-rows.ts'
import { headroomSentence, termOf } from './explained.ts'

interface Args {
  readonly at?: Date | null
}

const when = ({ args, bind, now }: Asked<Args>) => (args.at ? bind(({ at }) => at, 'timestamptz') : now)

const terms = (place: Asked<Args>) => {
  const at = when(place)
  return place.together({
    of: 'id',
    sql: (ids) =>
      `select e.*, ${at} as at, row_number() over () as n from allocations.entitlement_terms(${ids}, ${at}) e`,
  })
}

/** The entitlements of a project, and of all projects of a list together; their terms are a set that they share. */
export const entitlementsInSql = byRows<Args>({
  from: (k, place) => {
    const at = when(place)
    const all = place.together({
      of: 'id',
      sql: (ids) => `select e.*, ${at} as at from allocations.entitlements(${ids}, ${at}) e`,
    })
    return `${all} ${k}`
  },
  where: (k, { x }) => `${k}.project_id = ${x}.id`,
  order: (k) => `${k}.project_id, ${k}.resource_type_id`,
  shares: {
    terms,
    partners: (place) => {
      const known = terms(place)
      return place.together({
        of: 'id',
        sql: () =>
          `select * from allocations.project_references(array(select distinct t.partner_project_id from ${known} t where t.partner_project_id is not null))`,
      })
    },
  },
})

/** The resource type of a figure's row. */
export const resourceTypeOfRow = byRow({
  where: (k, { x, tenant }) => `${k}.tenant_id = ${tenant} and ${k}.id = ${x}.resource_type_id`,
})

const termJson = (t: string) =>
  `json_build_object('kind', ${t}.kind, 'amount', ${t}.amount::text, 'allocationId', ${t}.allocation_id, 'resourceShareId', ${t}.resource_share_id, 'partnerId', ${t}.partner_project_id,
    'ruleKind', ${t}.rule_kind, 'percentage', ${t}.share_percentage::text, 'base', ${t}.base::text, 'sourceCarved', ${t}.source_carved::text)`
const partnersJson = ({ shared }: Place) =>
  `(select coalesce(json_object_agg(p.id, p.public_id), '{}') from ${shared('partners')} p)`
const ofRow = (t: string, x: string) =>
  `${t}.project_id = ${x}.project_id and ${t}.resource_type_id = ${x}.resource_type_id`

/** A partner whose name the viewer may not learn has none; where there is no partner, there is nothing to name. */
const named = (names: Readonly<Record<string, string>>) => (id: string) => (id ? (names[id] ?? '—') : undefined)

interface Explained {
  readonly row: EntitlementRow
  readonly terms: readonly TermRow[]
  readonly names: Readonly<Record<string, string>>
}

/** What is left, in words: worked out of the row, its terms and their partners' names. */
export const headroomSentenceInSql = byWorkingOut(
  (place) => {
    const { x, shared } = place
    return `json_build_object('row', json_build_object('own', ${x}.own::text, 'carved', ${x}.carved::text, 'entitlement', ${x}.entitlement::text, 'headroom', ${x}.headroom::text, 'drawn', ${x}.drawn::text),
      'terms', (select coalesce(json_agg(${termJson('t')} order by t.n), '[]') from ${shared('terms')} t where ${ofRow('t', x)}), 'names', ${partnersJson(place)})`
  },
  ({ row, terms: of, names }: Explained) => headroomSentence(row, of, named(names)),
)

interface Term {
  readonly term: TermRow
  readonly names: Readonly<Record<string, string>>
  readonly unit: string
  readonly since: string | null
}

/** A term in words. */
export const termSentenceInSql = byWorkingOut(
  (place) => {
    const { x, tenant } = place
    return `json_build_object('term', ${termJson(x)}, 'names', ${partnersJson(place)}, 'since', ${x}.since,
      'unit', (select y.unit from allocations.resource_types y where y.tenant_id = ${tenant} and y.id = ${x}.resource_type_id))`
  },
  ({ term, names, unit, since }: Term) =>
    termSentence(termOf(term), named(names), { unit, since: since === null ? null : new Date(since) }),
)
