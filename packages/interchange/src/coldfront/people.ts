import { looksLikeEmail } from '../csv/tables/people.ts'
import type { Note, Person } from '../facility.ts'
import type { Problems } from '../problem.ts'
import type { DumpObject } from './objects.ts'
import type { ColdFrontOptions } from './options.ts'
import { originOf, textOf, type DumpStore } from './store.ts'

export interface ColdFrontPeople {
  readonly people: readonly Person[]
  readonly notes: readonly Note[]
  /** The username of an object of auth.user that was taken. */
  readonly usernameOf: (user: DumpObject | undefined) => string | undefined
}

const fullName = (user: DumpObject): string =>
  `${textOf(user, 'first_name')} ${textOf(user, 'last_name')}`.trim() || textOf(user, 'username')

/** Several accounts may share an address in ColdFront; here an address is one person's. */
const emails = ({ emailDomain }: ColdFrontOptions, problems: Problems) => {
  const used = new Map<string, string>()
  return (user: DumpObject): string => {
    const username = textOf(user, 'username')
    const given = textOf(user, 'email')
    const other = used.get(given.toLowerCase())
    const fits = looksLikeEmail(given) && other === undefined
    const fallback = looksLikeEmail(username) ? username : `${username}@${emailDomain ?? 'coldfront.invalid'}`
    const email = fits ? given : fallback
    used.set(email.toLowerCase(), username)
    if (fits || (given === '' && emailDomain !== undefined)) return email
    const why =
      other === undefined ? 'has no usable e-mail address in ColdFront' : `has the same e-mail address as ${other}`
    const message = `${username} ${why} and got ${email}. Give one there, or name an e-mail domain.`
    problems.warning({ at: originOf(user, 'email'), code: 'EMAIL_MADE_UP', message, value: given })
    return email
  }
}

/** Takes active users; PIs get the role `pi`, superusers no right at all: rights are given in Tenure. */
export function readPeople(store: DumpStore, options: ColdFrontOptions, problems: Problems): ColdFrontPeople {
  const pis = new Set(
    store
      .all('user.userprofile')
      .flatMap(({ fields }) => (fields['is_pi'] === true ? [store.find('auth.user', fields['user'])] : [])),
  )
  for (const project of store.all('project.project')) pis.add(store.find('auth.user', project.fields['pi']))
  const taken = new Map<DumpObject, string>()
  const toEmail = emails(options, problems)
  const seen = new Set<string>()
  const people: Person[] = []
  const notes: Note[] = []
  for (const user of store.all('auth.user')) {
    const username = textOf(user, 'username')
    if (user.fields['is_active'] === false) {
      const message = `${username} was left out: the account is inactive in ColdFront. Activate it there, or import the person from a people.csv.`
      problems.warning({ at: originOf(user, 'is_active'), code: 'LEFT_OUT', message, value: username })
      continue
    }
    if (username === '') {
      problems.error({
        at: originOf(user, 'username'),
        code: 'VALUE_MISSING',
        message: 'A user without a username was left out. Give one.',
      })
      continue
    }
    if (seen.has(username.toLowerCase())) {
      const message = `${username} was left out: another username differs only in case. Rename one of the two in ColdFront.`
      problems.error({ at: originOf(user, 'username'), code: 'ROW_TWICE', message, value: username })
      continue
    }
    seen.add(username.toLowerCase())
    if (user.fields['is_superuser'] === true)
      notes.push({
        origin: originOf(user),
        subject: username,
        text: 'Superuser in ColdFront; gets no role here by that.',
      })
    taken.set(user, username)
    people.push({
      origin: originOf(user),
      username,
      email: toEmail(user),
      fullName: fullName(user),
      status: 'ACTIVE',
      roles: pis.has(user) ? ['pi'] : [],
    })
  }
  return { people, notes, usernameOf: (user) => (user === undefined ? undefined : taken.get(user)) }
}
