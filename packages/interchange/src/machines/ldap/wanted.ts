import type { Problems } from '../../problem.ts'
import { byCodeUnit, type MachineState, workingFacility } from '../state.ts'
import { escapeDnValue, readDn } from './dn.ts'

/** Where groups and people stand in the directory. */
export interface DirectoryPlaces {
  /** DN below which new groups go: `ou=groups,dc=example,dc=org`. */
  readonly groupBase: string
  /** DN below which people are: `ou=people,dc=example,dc=org`. */
  readonly peopleBase: string
}

export interface WantedGroup {
  readonly name: string
  readonly dn: string
  readonly members: readonly string[]
}

export const personDn = (username: string, { peopleBase }: DirectoryPlaces): string =>
  `uid=${escapeDnValue(username)},${peopleBase}`

/** A username that a directory can keep: printable ASCII, as memberUid and uid are compared. */
const isDirectoryName = (username: string): boolean => /^[\x21-\x7e]+$/.test(username)

/** The security groups: each by the DN it is bound to, else by its name below the groups' base. */
export function wantedGroups(state: MachineState, { groupBase }: DirectoryPlaces, problems: Problems): WantedGroup[] {
  const { securityGroups } = workingFacility(state)
  const refused = new Set(securityGroups.flatMap(({ members }) => members).filter((name) => !isDirectoryName(name)))
  for (const value of [...refused].sort(byCodeUnit)) {
    const message = `${JSON.stringify(value)} was left out: a directory's uid is of letters, digits and signs of ASCII, without spaces. Give this person another username.`
    problems.error({ at: { file: '', line: 0, column: 'username' }, code: 'VALUE_NOT_ALLOWED', message, value })
  }
  return securityGroups
    .map(({ name, externalId, members }) => {
      const bound = externalId !== undefined && (readDn(externalId)?.length ?? 0) > 1 ? externalId : undefined
      return {
        name,
        dn: bound ?? `cn=${escapeDnValue(name)},${groupBase}`,
        members: members.filter((member) => !refused.has(member)).sort(byCodeUnit),
      }
    })
    .sort((a, b) => byCodeUnit(a.dn, b.dn))
}
