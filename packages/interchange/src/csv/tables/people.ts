import type { Person } from '../../facility.ts'
import { PERSON_STATUSES } from '../../vocabulary.ts'
import { joinList } from '../list-cell.ts'
import { optional, type Table } from '../table.ts'

/** An address with something on both sides of one @; whether mail arrives is for the confirmation to find out. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text)

export const peopleTable: Table<Person> = {
  file: 'people.csv',
  aliases: ['users', 'persons'],
  columns: [
    { name: 'username', kind: 'word', required: true, aliases: ['login', 'user', 'uid', 'user name'] },
    { name: 'email', kind: 'word', required: true, aliases: ['e-mail', 'mail', 'email address'] },
    { name: 'full_name', kind: 'word', required: true, aliases: ['name', 'display name', 'person'] },
    { name: 'status', kind: 'choice', aliases: ['state'] },
    { name: 'roles', kind: 'list', aliases: ['role'] },
    { name: 'default_project', kind: 'word' },
  ],
  read: (row) => {
    const email = row.required('email')
    if (email !== '' && !looksLikeEmail(email))
      row.refuse(
        'email',
        'VALUE_NOT_ALLOWED',
        `“${email}” is not an e-mail address. Write one such as jane@example.org.`,
      )
    return {
      origin: row.origin,
      username: row.required('username'),
      email,
      fullName: row.required('full_name'),
      status:
        row.choice('status', PERSON_STATUSES, { PENDING: 'PENDING_VERIFICATION', INACTIVE: 'SUSPENDED' }) ?? 'ACTIVE',
      roles: row.list('roles'),
      ...optional('defaultProject', row.word('default_project')),
    }
  },
  write: (person) => ({
    username: person.username,
    email: person.email,
    full_name: person.fullName,
    status: person.status,
    roles: joinList(person.roles),
    default_project: person.defaultProject,
  }),
  identities: (person) => [
    { what: 'username', key: person.username.toLowerCase() },
    { what: 'email', key: person.email.toLowerCase() },
  ],
  order: ['username'],
}
