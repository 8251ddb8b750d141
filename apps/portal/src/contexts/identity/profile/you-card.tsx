import { Card } from '@tenure/ui/card'
import { showDay } from '@tenure/ui/instant'
import { KeyValue } from '@tenure/ui/key-value'
import type { PersonRowFragment } from '../../../graphql/generated/person-row.ts'
import { roleName } from '../people/role-name.ts'

/** Who the viewer is here. */
export function YouCard({ user }: { readonly user: PersonRowFragment }) {
  const roles = user.roles.map(({ role, expiresAt }) =>
    expiresAt === null ? roleName(role.name) : `${roleName(role.name)} until ${showDay(expiresAt)}`,
  )
  return (
    <Card title="You">
      <KeyValue
        items={[
          { name: 'Name', value: user.fullName },
          { name: 'Username', value: user.username },
          { name: 'E-mail', value: user.email },
          { name: 'Roles', value: roles.length > 0 ? roles.join(', ') : 'None in the whole institution' },
          { name: 'Known since', value: showDay(user.createdAt) },
        ]}
      />
    </Card>
  )
}
