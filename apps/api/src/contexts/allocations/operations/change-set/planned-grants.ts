import { formatFixed } from '@tenure/quantities/format'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { NotFound } from '../../../../kernel/refusals.ts'
import { ProjectArchived } from '../../../projects/index.ts'
import { ResourceTypeRetired } from '../../refusals/resource-types.ts'
import { type GrantTerms, grantTerms } from '../../rules/grant-terms.ts'
import { readQuantity } from '../../rules/value-checks.ts'
import type { Change, RefusedRow } from './changes.ts'

/** An allocation to be made. */
export interface PlannedGrant {
  readonly key: string
  readonly id: string
  readonly projectId: string
  readonly resourceTypeId: string
  readonly isStorageType: boolean
  readonly model: 'SUBSCRIPTION' | 'CONDO'
  readonly quantity: string
  readonly startsAt: Date
  readonly note: string | null
  readonly terms: GrantTerms
}

/** What the rows that grant would make, by the rules of a single grant; and what stands against the others. */
export async function plannedGrants(
  ctx: Context,
  changes: readonly Change[],
  now: Date,
): Promise<{ readonly grants: PlannedGrant[]; readonly refused: RefusedRow[] }> {
  const asked = changes.flatMap(({ key, grant }) => (grant ? [{ key, grant }] : []))
  if (asked.length === 0) return { grants: [], refused: [] }
  const tenantId = ctx.viewer.tenantId
  const [projects, types] = [
    await ctx.tx.project.findMany({ where: { tenantId, id: { in: asked.map(({ grant }) => grant.projectId) } } }),
    await ctx.tx.resourceType.findMany({
      where: { tenantId, id: { in: asked.map(({ grant }) => grant.resourceTypeId) } },
    }),
  ]
  const [projectOf, typeOf] = [byId(projects), byId(types)]
  const outcomes = asked.map(({ key, grant }) => ({
    key,
    outcome: planned(
      { key, grant },
      { project: projectOf.get(grant.projectId), type: typeOf.get(grant.resourceTypeId), now },
    ),
  }))
  return {
    grants: outcomes.flatMap(({ outcome }) => (outcome instanceof Refusal ? [] : [outcome])),
    refused: outcomes.flatMap(({ key, outcome }) => (outcome instanceof Refusal ? [{ key, refusal: outcome }] : [])),
  }
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]))

interface Around {
  readonly project: { readonly name: string; readonly deletedAt: Date | null } | undefined
  readonly type:
    | {
        readonly name: string
        readonly retiredAt: Date | null
        readonly isStorageType: boolean
        readonly defaultLifetimeMonths: number
      }
    | undefined
  readonly now: Date
}

function planned(
  { key, grant }: { readonly key: string; readonly grant: NonNullable<Change['grant']> },
  { project, type, now }: Around,
): PlannedGrant | Refusal {
  if (!project) return new NotFound('project', ['projectId'])
  if (project.deletedAt) return new ProjectArchived(project.name, ['projectId'])
  if (!type) return new NotFound('resource type', ['resourceTypeId'])
  if (type.retiredAt) return new ResourceTypeRetired(type.name)
  const quantity = readQuantity(grant.quantity)
  if (quantity instanceof Refusal) return quantity
  const startsAt = grant.startsAt ?? now
  const terms = grantTerms({ ...grant, startsAt, defaultLifetimeMonths: type.defaultLifetimeMonths, now })
  if (terms instanceof Refusal) return terms
  return {
    key,
    id: newId(),
    projectId: grant.projectId,
    resourceTypeId: grant.resourceTypeId,
    isStorageType: type.isStorageType,
    model: grant.model,
    quantity: formatFixed(quantity),
    startsAt,
    note: grant.note?.trim() || null,
    terms,
  }
}
