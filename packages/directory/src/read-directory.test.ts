import { Attribute, Change } from 'ldapts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDirectory } from './read-directory.ts'
import { base, root, type Slapd, slapdPath, startSlapd } from './testing/slapd.ts'

const person = (uid: string, more = '') =>
  `dn: uid=${uid},ou=people,${base}\nobjectClass: inetOrgPerson\nuid: ${uid}\ncn: ${uid}\nsn: ${uid}\nmail: ${uid}@reef.test\n${more}\n`
const group = (cn: string, members: readonly string[]) =>
  `dn: cn=${cn},ou=groups,${base}\nobjectClass: groupOfNames\ncn: ${cn}\n${members.map((dn) => `member: ${dn}`).join('\n')}\n\n`
const uid = (name: string) => `uid=${name},ou=people,${base}`
const cn = (name: string) => `cn=${name},ou=groups,${base}`

const crowd = Array.from({ length: 1_200 }, (_, i) => `diver${i}`)
const ldif = [
  `dn: ${base}\nobjectClass: dcObject\nobjectClass: organization\no: Reef\ndc: reef\n\n`,
  `dn: ou=people,${base}\nobjectClass: organizationalUnit\nou: people\n\n`,
  `dn: ou=groups,${base}\nobjectClass: organizationalUnit\nou: groups\n\n`,
  ...['ada', 'bob', 'cleo', ...crowd].map((name) => person(name)),
  group('readers', [uid('ada'), uid('bob'), `uid=gone,ou=people,${base}`]),
  // Groups within groups, in a circle.
  group('survey', [uid('cleo'), cn('readers')]),
  group('all', [cn('survey'), cn('crowd')]),
  group('loop', [cn('loop2'), uid('ada')]),
  group('loop2', [cn('loop'), uid('bob')]),
  group('crowd', crowd.map(uid)),
  `dn: cn=posix,ou=groups,${base}\nobjectClass: posixGroup\ncn: posix\ngidNumber: 7\nmemberUid: ada\nmemberUid: nobody\n\n`,
].join('')

describe.skipIf(slapdPath === undefined)('reading a directory', () => {
  let slapd: Slapd
  beforeAll(async () => void (slapd = await startSlapd(ldif)))
  afterAll(() => slapd.stop())
  const settings = () => ({
    url: slapd.url,
    baseDn: `ou=groups,${base}`,
    peopleBaseDn: `ou=people,${base}`,
    bindDn: root.dn,
    bindPassword: root.password,
  })
  const members = async (name: string, otherwise: object = {}) =>
    (await readDirectory({ ...settings(), ...otherwise })).find((one) => one.id === cn(name))

  it('finds groups beneath the base, and who is in them: people, groups within groups, strangers apart', async () => {
    expect(await members('readers')).toEqual({
      id: cn('readers'),
      name: 'readers',
      members: ['ada', 'bob'],
      strangers: [`uid=gone,ou=people,${base}`],
    })
    expect((await members('survey'))!.members.toSorted()).toEqual(['ada', 'bob', 'cleo'])
    expect((await members('loop'))!.members.toSorted()).toEqual(['ada', 'bob'])
  })

  it('reads more than one page holds, whatever the server’s own limit', async () => {
    expect((await members('crowd'))!.members).toHaveLength(crowd.length)
    expect((await members('all'))!.members).toHaveLength(crowd.length + 3)
  })

  it('matches people by the attribute it is told, and POSIX groups by their names', async () => {
    expect((await members('readers', { matchAttribute: 'mail' }))!.members).toEqual(['ada@reef.test', 'bob@reef.test'])
    expect((await members('posix', { memberAttribute: 'memberUid' }))!.members).toEqual(['ada', 'nobody'])
  })

  it('sees what has changed since', async () => {
    const modification = new Attribute({ type: 'member', values: [uid('cleo')] })
    await slapd.change((client) => client.modify(cn('readers'), new Change({ operation: 'add', modification })))
    expect((await members('readers'))!.members.toSorted()).toEqual(['ada', 'bob', 'cleo'])
  })

  it('says what is wrong with it', async () => {
    await expect(readDirectory({ ...settings(), bindPassword: 'wrong' })).rejects.toThrow('could not be read')
    await expect(readDirectory({ ...settings(), baseDn: 'ou=nowhere,dc=reef,dc=test' })).rejects.toThrow(
      'could not be read',
    )
    await expect(readDirectory({ ...settings(), url: 'ldap://127.0.0.1:1' })).rejects.toThrow('could not be read')
    await expect(readDirectory({ ...settings(), startTls: true })).rejects.toThrow('could not be read')
  })
})
