import type { SecurityGroup } from '../../facility.ts'
import { joinList } from '../list-cell.ts'
import { optional, type Table } from '../table.ts'

export const securityGroupsTable: Table<SecurityGroup> = {
  file: 'security-groups.csv',
  aliases: ['groups', 'security_group'],
  columns: [
    { name: 'name', kind: 'word', required: true, aliases: ['group name', 'group', 'security group'] },
    { name: 'external_id', kind: 'word', aliases: ['external system id', 'dn', 'ldap dn'] },
    { name: 'members', kind: 'list', aliases: ['usernames', 'users'] },
  ],
  read: (row) => ({
    origin: row.origin,
    name: row.required('name'),
    ...optional('externalId', row.word('external_id')),
    members: row.list('members'),
  }),
  write: (group) => ({ name: group.name, external_id: group.externalId, members: joinList(group.members) }),
  identities: (group) => [{ what: 'name', key: group.name }],
  order: ['name'],
}
