import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { base, root, type Slapd, slapdPath, startSlapd } from '@tenure/directory/testing/slapd'
import { throwawayServer, type ThrowawayServer } from '@tenure/prisma/throwaway'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { main } from '../main.ts'

let server: ThrowawayServer
let home: string
let databaseUrl: string
let lines: string[]

/** Runs a command in this process, and answers what it said and how it ended. */
async function tenure(...args: string[]) {
  lines = []
  process.exitCode = 0
  await main(args)
  const ended = { code: process.exitCode, said: lines.join('\n') }
  process.exitCode = 0
  return ended
}
const sync = (...args: string[]) => tenure('groups', 'sync', '--as', 'ada@lab.test', ...args)

const listen = () => {
  const hear = (...words: unknown[]) => void lines.push(words.join(' '))
  vi.spyOn(console, 'log').mockImplementation(hear)
  vi.spyOn(console, 'error').mockImplementation(hear)
  vi.stubEnv('DATABASE_URL', databaseUrl)
  vi.stubEnv('TENURE_HOME', home)
}

async function asOwner<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<Row>(text, values)
  await client.end()
  return rows
}

const readers = `cn=readers,ou=groups,${base}`
const ofSurvey = 'org:reef:survey'
const members = async (external: string) =>
  (
    await asOwner<{ username: string }>(
      `select u.username || case m.source when 'LOCAL' then ' (here)' else '' end as username from identity.security_group_members m join identity.users u on u.tenant_id = m.tenant_id and u.id = m.user_id
       join identity.security_groups g on g.tenant_id = m.tenant_id and g.id = m.group_id where g.external_system_id = $1 order by 1`,
      [external],
    )
  ).map(({ username }) => username)

beforeAll(async () => {
  server = await throwawayServer()
  databaseUrl = await server.createDatabase()
  home = await mkdtemp(join(tmpdir(), 'tenure-groups-'))
  listen()
  await tenure('tenant', 'create', 'lab', '--name', 'The Lab', '--admin', 'ada@lab.test')
  await asOwner(
    `insert into identity.users (tenant_id, id, username, email, full_name) select t.id, gen_random_uuid(), n, n || '@lab.test', initcap(n) from identity.tenants t cross join unnest(array['bob', 'cleo', 'dan', 'eve', 'fay', 'gil', 'hal']) n where t.slug = 'lab'`,
  )
  await asOwner(
    `insert into identity.security_groups (tenant_id, id, group_name, external_system_id) select t.id, gen_random_uuid(), g.n, g.x from identity.tenants t cross join (values ('Readers', $1), ('Survey', $2)) g (n, x) where t.slug = 'lab'`,
    [readers, ofSurvey],
  )
})
beforeEach(listen)
afterAll(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await Promise.all([server.stop(), rm(home, { recursive: true, force: true })])
})

const csv = async (text: string) => {
  const path = join(home, 'members.csv')
  await writeFile(path, text)
  return path
}

describe('a sync from a file', () => {
  test('says what would change, changes nothing, and does it when told', async () => {
    const path = await csv(
      `\uFEFFgroup;member\n${ofSurvey};bob\n${ofSurvey};CLEO\n${ofSurvey};zoe\norg:reef:other;bob\n`,
    )
    const dry = await sync('--csv', path)
    expect(dry.code).toBe(0)
    expect(dry.said).toMatch(/Join: 2[\s\S]*Bob \(bob\) · Survey[\s\S]*Groups there that none here is bound to: 1/)
    expect(dry.said).toMatch(/Members there whom nobody here is: 1[\s\S]*zoe/)
    expect(dry.said).toContain('Nothing was changed.')
    expect(await members(ofSurvey)).toEqual([])
    expect((await sync('--csv', path, '--apply')).said).toContain('2 joined, 0 left.')
    expect(await members(ofSurvey)).toEqual(['bob', 'cleo'])
    expect((await sync('--csv', path)).said).toContain('there is nothing to do')
    const [trail] = await asOwner<{ actions: string[]; reason: string }>(
      `select array_agg(distinct action) as actions, min(reason) as reason from audit.audit_logs where resource_type = 'security_group_members'`,
    )
    expect(trail).toEqual({ actions: ['syncSecurityGroup'], reason: 'From members.csv.' })
  })

  test('leaves alone whom a person put in, and lets nobody go because of a line it could not read', async () => {
    await asOwner(
      `insert into identity.security_group_members (tenant_id, id, group_id, user_id) select g.tenant_id, gen_random_uuid(), g.id, u.id from identity.security_groups g join identity.users u on u.username = 'dan' where g.group_name = 'Survey'`,
    )
    const broken = await sync('--csv', await csv(`group,member\n${ofSurvey},bob\n,cleo\n`), '--apply')
    expect(broken.code).toBe(1)
    expect(broken.said).toContain('line 3: Every row names its group')
    expect(await members(ofSurvey)).toEqual(['bob', 'cleo', 'dan (here)'])
    await sync('--csv', await csv(`group,member\n${ofSurvey},bob\n`), '--apply')
    expect(await members(ofSurvey)).toEqual(['bob', 'dan (here)'])
  })

  test('stops where too many would leave, unless that is accepted', async () => {
    const all = ['bob', 'cleo', 'eve', 'fay', 'gil', 'hal']
    await sync('--csv', await csv(`group,member\n${all.map((name) => `${ofSurvey},${name}`).join('\n')}\n`), '--apply')
    const none = await csv(`group,member\n${ofSurvey},\n`)
    const braked = await sync('--csv', none, '--apply')
    expect(braked.code).toBe(1)
    expect(braked.said).toContain('6 people would leave their groups')
    expect(await members(ofSurvey)).toHaveLength(7)
    await sync('--csv', none, '--apply', '--accept-removals')
    expect(await members(ofSurvey)).toEqual(['dan (here)'])
  })

  test('names one source, and who does it', async () => {
    expect((await sync()).code).toBe(2)
    expect((await tenure('groups', 'sync', '--csv', 'x.csv')).code).toBe(1)
    expect((await sync('--directory', 'reef')).said).toContain('directories.json')
  })
})

describe.skipIf(slapdPath === undefined)('a sync from a directory', () => {
  let slapd: Slapd
  let reef: object
  const uid = (name: string) => `uid=${name},ou=people,${base}`
  const name = (directories: object) => writeFile(join(home, 'directories.json'), JSON.stringify(directories))
  beforeAll(async () => {
    const unit = (ou: string) => `dn: ou=${ou},${base}\nobjectClass: organizationalUnit\nou: ${ou}\n\n`
    const person = (name: string) =>
      `dn: ${uid(name)}\nobjectClass: inetOrgPerson\nuid: ${name}\ncn: ${name}\nsn: ${name}\n\n`
    slapd = await startSlapd(
      `dn: ${base}\nobjectClass: dcObject\nobjectClass: organization\no: Reef\ndc: reef\n\n${unit('people')}${unit('groups')}${['bob', 'cleo'].map(person).join('')}dn: ${readers}\nobjectClass: groupOfNames\ncn: readers\nmember: ${uid('bob')}\nmember: ${uid('cleo')}\n\n`,
    )
    await writeFile(join(home, 'bind-password'), `${root.password}\n`, { mode: 0o600 })
    reef = {
      url: slapd.url,
      bindDn: root.dn,
      bindPasswordFile: join(home, 'bind-password'),
      baseDn: base,
    }
    await name({ reef })
  })
  afterAll(() => slapd.stop())

  test('brings a bound group to what the directory says, and empties it when it is gone there', async () => {
    expect((await sync('--directory', 'reef', '--apply')).said).toContain('2 joined, 0 left.')
    expect(await members(readers)).toEqual(['bob', 'cleo'])
    await slapd.change((client) => client.del(readers))
    const gone = await sync('--directory', 'reef', '--apply')
    expect(gone.said).toMatch(/not there[\s\S]*Readers/)
    expect(await members(readers)).toEqual([])
  })

  test('sends no password over an open line', async () => {
    await name({ far: { ...reef, url: 'ldap://ldap.reef.test' } })
    const far = await sync('--directory', 'far')
    expect(far.code).toBe(1)
    expect(far.said).toContain('is an open line')
  })

  test('is of the institution it is named for', async () => {
    await name({ reef: { ...reef, tenant: 'lab' }, deep: { ...reef, tenant: 'deep' } })
    expect((await sync('--directory', 'reef')).code).toBe(0)
    expect((await sync('--directory', 'deep')).code).toBe(1)
    expect((await sync('--directory', 'deep', '--tenant', 'lab')).said).toContain('is for deep, not for lab')
  })
})
