import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { base, root, type Slapd, startSlapd } from '@tenure/directory/testing/slapd'
import { api, type GraphqlCaller } from './api.ts'
import { ownerPool } from './database.ts'
import * as given from './given.ts'
import { group } from './given-house.ts'

export const readers = `cn=readers,ou=groups,${base}`
export const uid = (name: string): string => `uid=${name},ou=people,${base}`

/** A directory with a group of two people and a stranger, an institution with that group, and an API that was told of the directory. */
export interface DirectoryHouse {
  readonly slapd: Slapd
  /** The file that names the directories. */
  readonly file: string
  readonly usernames: readonly string[]
  readonly asAdmin: GraphqlCaller
  readonly asPi: GraphqlCaller
  readonly stop: () => Promise<void>
}

const unit = (ou: string) => `dn: ou=${ou},${base}\nobjectClass: organizationalUnit\nou: ${ou}\n\n`
const entry = (name: string) =>
  `dn: ${uid(name)}\nobjectClass: inetOrgPerson\nuid: ${name}\ncn: ${name}\nsn: ${name}\n\n`

export async function directoryHouse(): Promise<DirectoryHouse> {
  const { tenantId, slug } = await given.tenant()
  const [admin, pi, ...people] = await Promise.all(
    [['admin' as const], ['pi' as const], [], []].map((roles) =>
      given.person(tenantId, { roles, password: given.password }),
    ),
  )
  const usernames = people.map(({ email }) => email.split('@')[0]!)
  const groupId = await group(tenantId)
  // Names there are the same in capitals.
  await ownerPool().query('update identity.security_groups set external_system_id = $2 where id = $1', [
    groupId,
    readers.toUpperCase(),
  ])
  const all = [...usernames, 'stranger']
  const slapd = await startSlapd(
    [
      `dn: ${base}\nobjectClass: dcObject\nobjectClass: organization\no: Reef\ndc: reef\n\n`,
      unit('people') + unit('groups') + all.map(entry).join(''),
      `dn: ${readers}\nobjectClass: groupOfNames\ncn: readers\n${all.map((name) => `member: ${uid(name)}`).join('\n')}\n\n`,
    ].join(''),
  )
  const home = await mkdtemp(join(tmpdir(), 'tenure-directories-'))
  const file = join(home, 'directories.json')
  const reef = { url: slapd.url, bindDn: root.dn, bindPasswordVariable: 'REEF', baseDn: base, tenant: slug }
  const directories = {
    reef,
    another: { ...reef, tenant: 'another' },
    closed: { ...reef, bindPasswordVariable: 'WRONG' },
    mute: { ...reef, url: 'ldap://127.0.0.1:1' },
  }
  await writeFile(file, JSON.stringify(directories))
  const variables: Record<string, string> = { REEF: root.password, WRONG: 'wrong' }
  const server = await api({ settings: { directories: { path: file, variable: (name) => variables[name] } } })
  return {
    slapd,
    file,
    usernames,
    asAdmin: await server.signIn(admin!.email, given.password),
    asPi: await server.signIn(pi!.email, given.password),
    stop: async () => {
      await Promise.all([slapd.stop(), server.stop()])
      await rm(home, { recursive: true, force: true })
    },
  }
}
