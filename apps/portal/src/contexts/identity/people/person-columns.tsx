import { Badge } from '@tenure/ui/badge'
import type { GridColumn } from '@tenure/ui/grid-column'
import { showDay } from '@tenure/ui/instant'
import type { PersonRowFragment } from '../../../graphql/generated/person-row.ts'
import { statusWords } from './people-search.ts'
import { roleName } from './role-name.ts'

/** How a person stands in a list. Ids that sort are the API's order fields. */
export const personColumns: readonly GridColumn<PersonRowFragment>[] = [
  {
    id: 'NAME',
    header: 'Name',
    width: 'minmax(160px, 1.2fr)',
    isSortable: true,
    narrow: 'title',
    cell: ({ fullName }) => fullName,
  },
  {
    id: 'email',
    header: 'E-mail',
    width: 'minmax(180px, 1.4fr)',
    narrow: 'detail',
    cell: ({ email }) => <span className="truncate text-dim">{email}</span>,
  },
  { id: 'roles', header: 'Roles', width: 'minmax(180px, 1.6fr)', cell: ({ roles }) => <Roles roles={roles} /> },
  {
    id: 'status',
    header: 'Status',
    width: '144px',
    narrow: 'value',
    cell: ({ status }) => <Badge tone={status === 'ACTIVE' ? 'accent' : 'warn'}>{statusWords[status]}</Badge>,
  },
  {
    id: 'LAST_LOGIN_AT',
    header: 'Last signed in',
    width: '136px',
    align: 'end',
    isSortable: true,
    narrow: 'aside',
    cell: ({ lastLoginAt }) => <span className="text-dim">{lastLoginAt ? showDay(lastLoginAt) : 'Never'}</span>,
  },
]

function Roles({ roles }: Pick<PersonRowFragment, 'roles'>) {
  if (roles.length === 0) return <span className="text-dim">None in the whole institution</span>
  return (
    <span className="flex gap-1 overflow-hidden">
      {roles.map(({ id, role }) => (
        <Badge key={id}>{roleName(role.name)}</Badge>
      ))}
    </span>
  )
}
