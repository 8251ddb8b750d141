import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { base, root, type Slapd, startSlapd } from '@tenure/directory/testing/slapd'
import { inject } from 'vitest'

const uid = (name: string) => `uid=${name},ou=people,${base}`
const unit = (ou: string) => `dn: ou=${ou},${base}\nobjectClass: organizationalUnit\nou: ${ou}\n\n`
const person = (name: string) =>
  `dn: ${uid(name)}\nobjectClass: inetOrgPerson\nuid: ${name}\ncn: ${name}\nsn: ${name}\n\n`

/** The name of a group there. */
export const groupDn = (cn: string): string => `cn=${cn},ou=groups,${base}`

export interface Told {
  /** The institution that it is for, by its short name. */
  readonly tenant: string
  readonly people: readonly string[]
  /** Who is in which group. */
  readonly groups: Readonly<Record<string, readonly string[]>>
}

/** Starts a directory, and names it to the house as “reef”. */
export async function directoryOf({ tenant, people, groups }: Told): Promise<Slapd> {
  const members = (of: readonly string[]) => of.map((name) => `member: ${uid(name)}`).join('\n')
  const slapd = await startSlapd(
    [
      `dn: ${base}\nobjectClass: dcObject\nobjectClass: organization\no: Reef\ndc: reef\n\n`,
      unit('people') + unit('groups') + people.map(person).join(''),
      ...Object.entries(groups).map(
        ([cn, of]) => `dn: ${groupDn(cn)}\nobjectClass: groupOfNames\ncn: ${cn}\n${members(of)}\n\n`,
      ),
    ].join(''),
  )
  const file = inject('directoriesFile')
  const bindPasswordFile = join(file, '..', 'reef-password')
  await writeFile(bindPasswordFile, root.password)
  const reef = { url: slapd.url, bindDn: root.dn, bindPasswordFile, baseDn: base, tenant }
  await writeFile(file, JSON.stringify({ reef }))
  return slapd
}
