import { type Asked, byPage } from '../../../kernel/compiled/declare.ts'
import { byItsId, byText, byTime } from '../../../kernel/compiled/page-terms.ts'

interface OfPerson {
  readonly id: string
}

/** The arguments of `projects`, as its resolver gets them. */
interface Args {
  readonly filter?: {
    readonly search?: string | null
    readonly status?: string | null
    readonly archived?: boolean | null
    readonly piId?: OfPerson | null
    readonly managerId?: OfPerson | null
    readonly memberId?: OfPerson | null
    readonly mine?: boolean | null
  } | null
  readonly orderBy?: { readonly field: keyof typeof terms; readonly direction: 'asc' | 'desc' } | null
}

const terms = { NAME: byText('name'), PUBLIC_ID: byText('public_id'), CREATED_AT: byTime('created_at') } as const

function conditions(k: string, { args: { filter }, bind, tenant, viewer }: Asked<Args>): string[] {
  const { search, status, archived, piId, managerId, memberId, mine } = filter ?? {}
  const hasOf = (table: string, person: string) =>
    `exists (select from ${table} m where m.tenant_id = ${k}.tenant_id and m.project_id = ${k}.id and m.user_id = ${person})`
  const managedBy = (person: string) => hasOf('projects.project_resource_managers', person)
  const workedOnBy = (person: string) => hasOf('projects.project_members', person)
  return [
    `${k}.tenant_id = ${tenant}`,
    `${k}.deleted_at is ${archived ? 'not null' : 'null'}`,
    ...(piId ? [`${k}.pi_owner_id = ${bind((asked) => asked.filter?.piId?.id, 'uuid')}`] : []),
    ...(managerId ? [managedBy(bind((asked) => asked.filter?.managerId?.id, 'uuid'))] : []),
    ...(memberId ? [workedOnBy(bind((asked) => asked.filter?.memberId?.id, 'uuid'))] : []),
    ...(status ? [`${k}.status = ${bind((asked) => asked.filter?.status, 'text')}`] : []),
    ...(mine
      ? [
          `(${k}.pi_owner_id = ${viewer} or ${managedBy(viewer)} or ${workedOnBy(viewer)} or ${k}.default_data_steward_id = ${viewer})`,
        ]
      : []),
    ...(search?.trim()
      ? [
          `${k}.id = any (array(select projects.matching(${bind((asked) => asked.filter?.search, 'text')}, ${Boolean(archived)})))`,
        ]
      : []),
  ]
}

/** `projects` as part of one statement: the conditions and orders of its resolver. */
export const projectsPage = byPage<Args>({
  where: conditions,
  order: ({ orderBy }) => {
    const { field, direction } = orderBy ?? ({ field: 'NAME', direction: 'asc' } as const)
    return { terms: [terms[field], byItsId], direction }
  },
})
