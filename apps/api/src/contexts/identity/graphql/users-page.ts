import { byPage } from '../../../kernel/compiled/declare.ts'
import { byItsId, byText, byTime } from '../../../kernel/compiled/page-terms.ts'

/** The arguments of `users`, as its resolver gets them. */
interface Args {
  readonly filter?: {
    readonly search?: string | null
    readonly status?: string | null
    readonly role?: string | null
  } | null
  readonly orderBy?: { readonly field: keyof typeof terms; readonly direction: 'asc' | 'desc' } | null
}

const terms = {
  NAME: byText('full_name'),
  LAST_LOGIN_AT: byTime('last_login_at', true),
  CREATED_AT: byTime('created_at'),
} as const

/** `users` as part of one statement: the conditions and orders of its resolver. */
export const usersPage = byPage<Args>({
  where: (k, { args: { filter }, bind, tenant, now }) => [
    `${k}.tenant_id = ${tenant} and ${k}.deleted_at is null`,
    ...(filter?.status ? [`${k}.status = ${bind((asked) => asked.filter?.status, 'text')}`] : []),
    ...(filter?.role
      ? [
          `exists (select from identity.user_roles u join identity.roles r on r.tenant_id = u.role_tenant_id and r.id = u.role_id
             where u.tenant_id = ${k}.tenant_id and u.user_id = ${k}.id and r.name = ${bind((asked) => asked.filter?.role, 'text')} and (u.expires_at is null or u.expires_at > ${now}))`,
        ]
      : []),
    ...(filter?.search?.trim()
      ? [`${k}.id = any (array(select identity.matching_people(${bind((asked) => asked.filter?.search, 'text')})))`]
      : []),
  ],
  order: ({ orderBy }) => {
    const { field, direction } = orderBy ?? ({ field: 'NAME', direction: 'asc' } as const)
    return { terms: [terms[field], byItsId], direction }
  },
})
