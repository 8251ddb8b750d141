import type { Member } from '../../facility.ts'
import { MEMBER_ROLES } from '../../vocabulary.ts'
import type { Table } from '../table.ts'

/** A line of project-members.csv, before it is put under its project. */
export interface MemberRow extends Member {
  readonly project: string
}

export const projectMembersTable: Table<MemberRow> = {
  file: 'project-members.csv',
  aliases: ['members', 'memberships', 'project_users'],
  columns: [
    { name: 'project', kind: 'word', required: true, aliases: ['project key', 'project code'] },
    { name: 'username', kind: 'word', required: true, aliases: ['member', 'user', 'login'] },
    { name: 'role', kind: 'choice', aliases: ['member role'] },
  ],
  read: (row) => ({
    origin: row.origin,
    project: row.required('project'),
    username: row.required('username'),
    role: row.choice('role', MEMBER_ROLES) ?? 'VIEWER',
  }),
  write: ({ project, username, role }) => ({ project, username, role }),
  identities: (member) => [
    { what: 'project and username', key: JSON.stringify([member.project, member.username.toLowerCase()]) },
  ],
  order: ['project', 'username'],
}
