import { type Asked, byPage, type PageTerm, type Place } from '../../../kernel/compiled/declare.ts'
import { NotCompiled } from '../../../kernel/compiled/not-compiled.ts'
import { byDecimal, byItsId, byText, byTime } from '../../../kernel/compiled/page-terms.ts'

interface Of {
  readonly id: string
}

/** The arguments of `allocations`, as its resolvers get them. */
interface Args {
  readonly filter?: {
    readonly search?: string | null
    readonly projectId?: Of | null
    readonly resourceTypeId?: Of | null
    readonly model?: string | null
    readonly renewal?: string | null
    readonly state?: string | null
    readonly endsBefore?: Date | null
    readonly endsAfter?: Date | null
    readonly quantityAtLeast?: string | null
    readonly piId?: Of | null
  } | null
  readonly orderBy?: { readonly field: keyof typeof terms; readonly direction: 'asc' | 'desc' } | null
}

const terms: Record<string, PageTerm> = {
  PROJECT: byText('project_name'),
  PI: byText('pi_name'),
  RESOURCE_TYPE: byText('resource_type_name'),
  MODEL: byText('allocation_model'),
  QUANTITY: byDecimal('quantity'),
  ENDS_AT: byTime('ends_at', true),
  CREATED_AT: byTime('created_at'),
}

/** A list ordered by a neighbour's name reads it beside the row. */
const neighbours: Readonly<Record<string, readonly [name: string, join: string]>> = {
  PROJECT: [
    'p.name as project_name',
    'left join projects.projects p on p.tenant_id = a.tenant_id and p.id = a.project_id',
  ],
  PI: [
    'u.full_name as pi_name',
    'left join projects.projects p on p.tenant_id = a.tenant_id and p.id = a.project_id left join identity.users u on u.tenant_id = p.tenant_id and u.id = p.pi_owner_id',
  ],
  RESOURCE_TYPE: [
    't.name as resource_type_name',
    'left join allocations.resource_types t on t.tenant_id = a.tenant_id and t.id = a.resource_type_id',
  ],
}

function standing(k: string, state: string, { tenant, now, once }: Place): string {
  if (state === 'SCHEDULED') return `${k}.starts_at > ${now}`
  if (state === 'ENDED') return `${k}.starts_at <= ${now} and ${k}.ends_at <= ${now}`
  const overdrawn = once(
    `array(select p.allocation_id from allocations.allocation_periods p
       join allocations.draws d on d.tenant_id = p.tenant_id and d.allocation_id = p.allocation_id and d.k = p.k and d.drawn_at <= ${now}
       where p.tenant_id = ${tenant} and p.starts_at <= ${now} and p.ends_at > ${now} group by p.allocation_id, p.quantity having sum(d.amount) > p.quantity)`,
    'uuid[]',
  )
  return `${k}.starts_at <= ${now} and (${k}.ends_at is null or ${k}.ends_at > ${now}) and ${state === 'OVERDRAWN' ? '' : 'not '}${k}.id = any (${overdrawn})`
}

function conditions(k: string, place: Asked<Args>): string[] {
  const { args, bind, tenant } = place
  const { search, projectId, resourceTypeId, model, renewal, state, endsBefore, endsAfter, quantityAtLeast, piId } =
    args.filter ?? {}
  // Prisma has its own way with a pattern's signs.
  if (search) throw new NotCompiled('a search among allocations')
  return [
    `${k}.tenant_id = ${tenant}`,
    ...(projectId ? [`${k}.project_id = ${bind(({ filter }) => filter?.projectId?.id, 'uuid')}`] : []),
    ...(resourceTypeId ? [`${k}.resource_type_id = ${bind(({ filter }) => filter?.resourceTypeId?.id, 'uuid')}`] : []),
    ...(model ? [`${k}.allocation_model = ${bind(({ filter }) => filter?.model, 'text')}`] : []),
    ...(renewal ? [`${k}.renewal = ${bind(({ filter }) => filter?.renewal, 'text')}`] : []),
    ...(quantityAtLeast ? [`${k}.quantity >= ${bind(({ filter }) => filter?.quantityAtLeast, 'numeric')}`] : []),
    ...(piId
      ? [
          `exists (select from projects.projects p where p.tenant_id = ${k}.tenant_id and p.id = ${k}.project_id and p.pi_owner_id = ${bind(({ filter }) => filter?.piId?.id, 'uuid')})`,
        ]
      : []),
    ...(endsBefore ? [`${k}.ends_at < ${bind(({ filter }) => filter?.endsBefore, 'timestamptz')}`] : []),
    ...(endsAfter
      ? [`(${k}.ends_at >= ${bind(({ filter }) => filter?.endsAfter, 'timestamptz')} or ${k}.ends_at is null)`]
      : []),
    ...(state ? [standing(k, state, place)] : []),
  ]
}

/** A list of allocations as part of one statement: the conditions and orders of its resolvers. */
export const allocationsPage = (of?: (k: string, place: Place) => string) =>
  byPage<Args>({
    from: (k, { args }) => {
      const [name, join] = neighbours[args.orderBy?.field ?? ''] ?? []
      return name ? `(select a.*, ${name} from allocations.allocations a ${join}) ${k}` : `allocations.allocations ${k}`
    },
    where: (k, place) => [...conditions(k, place), ...(of ? [of(k, place)] : [])],
    order: ({ orderBy }) => {
      const { field, direction } = orderBy ?? { field: 'CREATED_AT', direction: 'desc' as const }
      return { terms: [terms[field]!, byItsId], direction }
    },
  })
