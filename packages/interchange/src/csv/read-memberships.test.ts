import { describe, expect, it } from 'vitest'
import { readMemberships } from './read-memberships.ts'

const read = (text: string) => readMemberships({ name: 'grouper.csv', bytes: new TextEncoder().encode(text) })

describe('a file of memberships', () => {
  it('is read as Grouper and a spreadsheet write it: byte order mark, semicolons, their own headers', async () => {
    const { rows, problems } = await read(
      '\uFEFFGroup Name;Subject Id\r\norg:reef:readers;ada\r\norg:reef:readers; bob \r\n',
    )
    expect(problems).toEqual([])
    expect(rows).toEqual([
      { line: 2, group: 'org:reef:readers', member: 'ada' },
      { line: 3, group: 'org:reef:readers', member: 'bob' },
    ])
  })

  it('takes a DN in quotes, and a group with nobody in it', async () => {
    const { rows } = await read('dn,member\n"cn=reef,ou=groups,dc=x",ada@reef.test\n"cn=empty,dc=x",\n')
    expect(rows.map(({ group, member }) => [group, member])).toEqual([
      ['cn=reef,ou=groups,dc=x', 'ada@reef.test'],
      ['cn=empty,dc=x', ''],
    ])
  })

  it('says line by line what it can’t take, and reads the rest', async () => {
    const { rows, problems } = await read('group,member\n,ada\nreef,bob\n')
    expect(rows).toEqual([{ line: 3, group: 'reef', member: 'bob' }])
    expect(problems).toMatchObject([{ line: 2, column: 'group', code: 'VALUE_MISSING', severity: 'error' }])
    expect((await read('a,b\n1,2\n')).problems.map(({ code }) => code)).toContain('COLUMN_MISSING')
    expect((await read('')).problems.map(({ code }) => code)).toContain('FILE_EMPTY')
  })
})
