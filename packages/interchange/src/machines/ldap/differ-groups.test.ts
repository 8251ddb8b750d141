import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyMachineState } from '../../testing/any-machine-state.ts'
import { anyText } from '../../testing/any-text.ts'
import { Directory } from '../../testing/directory.ts'
import { file, readTexts } from '../../testing/files.ts'
import { differGroups, writeGroups } from './differ-groups.ts'
import { escapeDnValue, readDn } from './dn.ts'

const places = { groupBase: 'ou=groups,dc=x', peopleBase: 'ou=people,dc=x' }
const textOf = ({ bytes }: { readonly bytes: Uint8Array }) => new TextDecoder().decode(bytes)

const state = async () => ({
  at: '2026-06-01T00:00:00.000Z',
  entitlements: [],
  facility: (
    await readTexts({
      'people.csv':
        'username,email,full_name,status\njane,jane@x.org,Jane,ACTIVE\nkim,kim@x.org,Kim,ACTIVE\nold,old@x.org,Old,SUSPENDED\n"a,b=c",ab@x.org,AB,ACTIVE\n',
      'security-groups.csv':
        'name,external_id,members\n"Lab, ""A""=1",,jane; kim; old\nposix,"cn=posix,ou=old,dc=x","kim; a,b=c"\nnobody,,\n',
    })
  ).facility,
})

describe('the difference between a directory and Tenure', () => {
  it('adds groups, escaped, without who is suspended', async () => {
    const { file: whole, warnings } = writeGroups(await state(), places)
    expect(textOf(whole)).toBe(
      [
        'version: 1',
        '',
        'dn: cn=Lab\\, \\"A\\"\\=1,ou=groups,dc=x',
        'changetype: add',
        'objectClass: top',
        'objectClass: groupOfNames',
        'cn: Lab, "A"=1',
        'member: uid=jane,ou=people,dc=x',
        'member: uid=kim,ou=people,dc=x',
        '',
        'dn: cn=posix,ou=old,dc=x',
        'changetype: add',
        'objectClass: top',
        'objectClass: groupOfNames',
        'cn: posix',
        'member: uid=a\\,b\\=c,ou=people,dc=x',
        'member: uid=kim,ou=people,dc=x',
        '',
        '',
      ].join('\n'),
    )
    expect(warnings.map(({ code }) => code)).toEqual(['LEFT_OUT'])
  })

  it('keeps to the attribute a group uses, and leaves groups that are not Tenure’s alone', async () => {
    const now = `version: 1\n\n# the old tree\ndn: CN=posix, OU=old,DC=x\nobjectClass: posixGroup\ncn: posix\ngidNumber: 5\nmemberUid: gone\nmemberUid: k\n im\n\ndn: cn=admins,ou=groups,dc=x\nobjectClass: groupOfNames\nmember: uid=root,dc=x\n`
    const { changes, removals, differences, warnings } = differGroups(await state(), places, file('now.ldif', now))
    expect(textOf(changes)).toContain(
      'dn: CN=posix, OU=old,DC=x\nchangetype: modify\nadd: memberUid\nmemberUid: a,b=c\n-\n',
    )
    expect(textOf(removals)).toBe(
      'version: 1\n\ndn: CN=posix, OU=old,DC=x\nchangetype: modify\ndelete: memberUid\nmemberUid: gone\n-\n\n',
    )
    expect(differences.filter(({ action }) => action === 'removed').map(({ subject }) => subject)).toEqual([
      'gone in posix',
    ])
    expect(warnings.map(({ message }) => message).join()).toMatch(/One group of the directory is not.*nobody/s)
  })

  it('leaves groups within groups, and says when nobody would be left', async () => {
    const now = `dn: cn=posix,ou=old,dc=x\nobjectClass: groupOfUniqueNames\nuniqueMember: cn=inner,ou=groups,dc=x\nuniqueMember: uid=gone,ou=staff,dc=x\n`
    const { changes, removals, warnings } = differGroups(await state(), places, file('now.ldif', now))
    expect(textOf(changes)).toContain('add: uniqueMember\nuniqueMember: uid=a\\,b\\=c,ou=people,dc=x')
    expect(textOf(removals)).toContain('uniqueMember: uid=gone,ou=staff,dc=x')
    expect(textOf(removals)).not.toContain('inner')
    expect(warnings.map(({ code }) => code)).toContain('VALUE_CONTRADICTS')
  })

  it.each([
    'cn: x\n',
    'dn: cn=x\nnonsense\n',
    'dn: cn=x\nchangetype: add\n',
    'dn: cn=x\njpegPhoto:< file:///etc/passwd\n',
  ])('refuses %j', async (text) => {
    const found = differGroups(await state(), places, file('now.ldif', text))
    expect([found.unreadable.length, textOf(found.changes)]).toEqual([1, ''])
  })

  it('escapes any value so that it is read back', () => {
    fc.assert(
      fc.property(anyText([]).text, (value) => {
        const dn = readDn(`cn=${escapeDnValue(value)},dc=x`)
        expect(dn).toEqual([
          { attribute: 'cn', value },
          { attribute: 'dc', value: 'x' },
        ])
      }),
    )
  })

  it('brings any directory to what Tenure says, and then finds nothing more', () => {
    fc.assert(
      fc.property(anyMachineState, anyMachineState, (before, after) => {
        const directory = new Directory()
        for (const wanted of [before, after]) {
          const found = differGroups(wanted, places, file('now.ldif', directory.search()))
          expect(found.unreadable).toEqual([])
          directory.modify(textOf(found.changes))
          directory.modify(textOf(found.removals))
          const again = differGroups(wanted, places, file('now.ldif', directory.search()))
          expect([again.unreadable, again.differences]).toEqual([[], []])
        }
      }),
      { numRuns: 80 },
    )
  })
})
