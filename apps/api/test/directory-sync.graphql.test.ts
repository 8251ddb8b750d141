import { writeFile } from 'node:fs/promises'
import { base, slapdPath } from '@tenure/directory/testing/slapd'
import { Attribute, Change } from 'ldapts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphqlCaller } from './api.ts'
import { ownerPool } from './database.ts'
import { type DirectoryHouse, directoryHouse, readers, uid } from './given-directory.ts'

const preview = `query ($directory: String!) { previewDirectorySync(directory: $directory) { __typename ... on GroupSyncPreview { plan isBraked joins { username } leaves { username } unknownPeople { member } } ... on Refusal { message field } } }`
const sync = `mutation ($input: SyncDirectoryInput!) { syncDirectory(input: $input) { __typename ... on SecurityGroupsSynced { joined left } ... on Refusal { message field } } }`
const list = `{ groupDirectories { __typename ... on GroupDirectories { directories { name address } } ... on Refusal { message } } }`

describe.skipIf(slapdPath === undefined)('a directory in the graph', () => {
  let at: DirectoryHouse
  beforeAll(async () => void (at = await directoryHouse()))
  afterAll(() => at.stop())
  const asAdmin: GraphqlCaller = (...asked) => at.asAdmin(...asked)

  const look = async (directory = 'reef') => (await asAdmin(preview, { directory })).data.previewDirectorySync
  const done = async (input: object) =>
    (await asAdmin(sync, { input: { directory: 'reef', ...input } })).data.syncDirectory

  it('is one of those that the installation names for the institution, told without its secrets', async () => {
    const { data } = await asAdmin(list)
    expect(data.groupDirectories.directories).toEqual([
      { name: 'closed', address: at.slapd.url },
      { name: 'mute', address: 'ldap://127.0.0.1:1' },
      { name: 'reef', address: at.slapd.url },
    ])
    for (const name of ['another', 'ldap://127.0.0.1:389', '../reef'])
      expect(await look(name)).toMatchObject({ __typename: 'NotFound', field: ['directory'] })
    expect((await at.asPi(list)).data.groupDirectories.__typename).toBe('NotAllowed')
    expect((await at.asPi(preview, { directory: 'reef' })).data.previewDirectorySync.__typename).toBe('NotAllowed')
  })

  it('is synced by what was looked at, and refused once it says something else', async () => {
    const looked = await look()
    expect(looked).toMatchObject({ leaves: [], isBraked: false, unknownPeople: [{ member: 'stranger' }] })
    expect(looked.joins).toHaveLength(2)
    const modification = new Attribute({ type: 'member', values: [uid(at.usernames[1]!)] })
    const change = (operation: 'add' | 'delete') =>
      at.slapd.change((client) => client.modify(readers, new Change({ operation, modification })))
    await change('delete')
    expect(await done({ plan: looked.plan })).toMatchObject({ __typename: 'SyncPlanChanged' })
    await change('add')
    const key = { plan: looked.plan, idempotencyKey: 'once', reason: 'term' }
    expect(await done(key)).toMatchObject({ joined: 2, left: 0 })
    expect(await done(key)).toMatchObject({ joined: 2, left: 0 })
    expect((await look()).joins).toEqual([])
    const { rows } = await ownerPool().query(
      `select distinct reason from audit.audit_logs where action = 'syncSecurityGroup' and user_id is not null and reason like 'From reef.%'`,
    )
    expect(rows).toEqual([{ reason: 'From reef. term' }])
  })

  it('lets a person go who is gone, and finds a group again under its new name once it is bound to it', async () => {
    await at.slapd.change((client) => client.modifyDN(readers, `cn=divers,ou=groups,${base}`))
    expect((await look()).leaves).toHaveLength(2)
    await ownerPool().query(
      'update identity.security_groups set external_system_id = $2 where external_system_id = $1',
      [readers.toUpperCase(), `cn=divers,ou=groups,${base}`],
    )
    expect(await look()).toMatchObject({ joins: [], leaves: [] })
    await at.slapd.change((client) => client.del(uid(at.usernames[0]!)))
    expect(await look()).toMatchObject({ leaves: [{ username: at.usernames[0] }] })
  })

  it('says what is wrong, and changes nothing', async () => {
    expect(await look('closed')).toMatchObject({ __typename: 'DirectoryNotRead', field: ['directory'] })
    expect(await look('mute')).toMatchObject({ __typename: 'DirectoryNotRead' })
    expect((await look('closed')).message).not.toContain('wrong')
    const both = `mutation ($input: SyncDirectoryInput!) { a: syncDirectory(input: $input) { __typename } b: syncDirectory(input: $input) { __typename } }`
    const { errors } = await asAdmin(both, { input: { directory: 'reef', plan: 'x' } })
    expect(errors![0]!.extensions!.code).toBe('BAD_USER_INPUT')
    await writeFile(at.file, '{')
    const { data } = await asAdmin(list)
    expect(data.groupDirectories.__typename).toBe('DirectoryNotRead')
    expect(data.groupDirectories.message).not.toContain(at.file)
  })
})
