import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer, type Running } from '@tenure/api/server'
import { keptSecret } from '@tenure/prisma/secret'
import { throwawayServer, type ThrowawayServer } from '@tenure/prisma/throwaway'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
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

const listen = () => {
  const hear = (...words: unknown[]) => void lines.push(words.join(' '))
  vi.spyOn(console, 'log').mockImplementation(hear)
  vi.spyOn(console, 'error').mockImplementation(hear)
  vi.stubEnv('DATABASE_URL', databaseUrl)
  vi.stubEnv('TENURE_HOME', home)
}

beforeAll(async () => {
  server = await throwawayServer()
  databaseUrl = await server.createDatabase()
  home = await mkdtemp(join(tmpdir(), 'tenure-import-'))
  listen()
  await tenure('tenant', 'create', 'lab', '--name', 'The Lab', '--admin', 'ada@lab.test')
}, 60_000)
beforeEach(listen)
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})
afterAll(async () => {
  await server.stop()
  await rm(home, { recursive: true, force: true })
})

async function folder(name: string, files: Record<string, string>): Promise<string> {
  const path = join(home, name)
  await mkdir(path, { recursive: true })
  for (const [file, text] of Object.entries(files)) await writeFile(join(path, file), text)
  return path
}

const contents = async (path: string) =>
  Object.fromEntries(
    await Promise.all(
      (await readdir(path)).map(async (name) => [name, await readFile(join(path, name), 'utf8')] as const),
    ),
  )

const people = 'username,email,full_name\njane,jane@lab.test,Jane Doe\n'
const projects = 'key,name,pi,cost_centre\nP1,Quarks,jane,4711\n'
const as = ['--as', 'ada@lab.test']

describe('tenure import and export', () => {
  test('says what it would do, does it, and has nothing to do the second time', async () => {
    const path = await folder('facility', { 'people.csv': people, 'projects.csv': projects })
    const dry = await tenure('import', path, ...as)
    expect(dry).toMatchObject({ code: 0 })
    expect(dry.said).toMatch(/people +1 +0 +0 +0\n +projects +1 +0 +0 +0/)
    expect(dry.said).toContain('Nothing was changed')
    expect((await tenure('import', path, ...as, '--apply')).said).toContain('2 rows created, 0 changed')
    expect((await tenure('import', path, ...as, '--apply')).said).toContain('there is nothing to do')
  })

  test('names each refused row with its file and line, and ends with 1', async () => {
    const path = await folder('broken', {
      'projects.csv': `${projects}P2,Gluons,nobody,\n`,
      'people.csv': `${people},x@lab.test,No Name\n`,
    })
    const refused = await tenure('import', path, ...as, '--apply')
    expect(refused.code).toBe(1)
    expect(refused.said).toMatch(/people\.csv:3 username {2}not read username is empty/)
    expect(refused.said).toMatch(/projects\.csv:3 {2}refuse projects P2\n +pi: There is no person “nobody”/)
    expect(refused.said).toContain('Nothing was imported')
    expect(await tenure('import', path, ...as, '--apply', '--only-valid')).toMatchObject({ code: 1 })
  })

  test.each([
    [['import'], 2, 'Name one folder or file'],
    [['import', 'a', 'b'], 2, 'Name one folder or file'],
    [['import', 'x', '--apply', '--dry-run'], 2, 'exclude each other'],
    [['import', '.', '--period', 'WEEK'], 2, '--period'],
    [['export'], 2, 'Name one folder'],
    [['import', 'nowhere', ...as], 1, 'There is no file or folder nowhere'],
  ])('%j is not understood, or has nothing to read', async (args, code, sentence) => {
    const ended = await tenure(...args)
    expect(ended).toMatchObject({ code })
    expect(ended.said).toContain(sentence)
  })

  test('asks who does it, and knows who is nobody', async () => {
    const path = await folder('facility', { 'people.csv': people })
    expect((await tenure('import', path)).said).toContain('--as <e-mail>')
    expect((await tenure('import', path, '--as', 'eve@lab.test')).said).toContain(
      'Nobody active is known as “eve@lab.test”',
    )
  })

  test('exports what it imports, byte for byte', async () => {
    const [one, two] = [join(home, 'one'), join(home, 'two')]
    expect((await tenure('export', one, ...as)).said).toContain('8 files')
    expect(await tenure('export', one, ...as)).toMatchObject({ code: 1 })
    expect((await tenure('import', one, ...as, '--apply')).said).toContain('nothing to do')
    await tenure('export', two, ...as)
    expect(await contents(two)).toEqual(await contents(one))
  })
})

describe('on a running server', () => {
  let running: Running
  let token: string
  beforeAll(async () => {
    const login = async (role: 'app' | 'door') => {
      const url = new URL(databaseUrl)
      url.username = `tenure_${role}`
      url.password = await keptSecret(home, `tenure_${role}`)
      return url.href
    }
    running = await startServer({ appUrl: await login('app'), doorUrl: await login('door'), logLevel: 'silent' })
    token = randomBytes(32).toString('base64url')
    const owner = new pg.Client({ connectionString: databaseUrl })
    await owner.connect()
    await owner.query(
      `insert into identity.api_tokens (tenant_id, id, user_id, name, token_hash, prefix, scopes, expires_at)
       select u.tenant_id, $1, u.id, 'import', $2, 'test', array(select jsonb_array_elements_text(permissions) from identity.roles where name = 'admin' and is_system_role), now() + interval '1 day'
       from identity.users u where u.email = 'ada@lab.test'`,
      [randomUUID(), createHash('sha256').update(token).digest()],
    )
    await owner.end()
  })
  afterAll(() => running.stop())

  test('imports with progress and exports, by a token', async () => {
    vi.stubEnv('TENURE_TOKEN', token)
    const path = await folder('more', { 'people.csv': people.replaceAll('jane', 'kim') })
    const applied = await tenure('import', path, '--server', running.url, '--apply')
    expect(applied.said).toMatch(/100 % {2}1 of 1, people/)
    const [remote, local] = [join(home, 'remote'), join(home, 'local')]
    await tenure('export', remote, '--server', running.url)
    await tenure('export', local, ...as)
    expect(await contents(remote)).toEqual(await contents(local))
  })

  test('compares a machine with Tenure, and writes what would bring it there', async () => {
    vi.stubEnv('TENURE_TOKEN', token)
    const current = join(home, 'now.csv')
    await writeFile(current, 'share,project,kind,quota_bytes\nscratch,P9,POSIX,5\n')
    for (const door of [['--server', running.url], as]) {
      const path = join(home, `quotas-${door[0]?.slice(2)}`)
      const found = await tenure('export', 'machine', 'quotas', '--current', current, '--into', path, ...door)
      expect(found.code).toBe(3)
      expect(found.said).toMatch(/- quota scratch of P9 {2}5 bytes, POSIX\n[^]*0 added, 0 changed, 1 removed/)
      expect(await contents(path)).toEqual({
        'quotas-changes.csv': 'share,project,kind,quota_bytes\n',
        'quotas-removals.csv': 'share,project,kind,quota_bytes\nscratch,P9,POSIX,5\n',
      })
      await tenure('export', 'machine', 'quotas', '--into', path, ...door)
      const whole = join(path, 'quotas.csv')
      const same = await tenure('export', 'machine', 'quotas', '--current', whole, ...door)
      expect([same.code, same.said]).toEqual([0, expect.stringContaining('Nothing differs')])
    }
    expect((await tenure('export', 'machine', 'slurm', ...as)).said).toContain('Name the cluster')
    expect((await tenure('export', 'machine', 'toaster', ...as)).code).toBe(2)
  })

  test('says what the server refuses', async () => {
    const path = await folder('facility', { 'people.csv': people })
    expect((await tenure('import', path, '--server', running.url)).said).toContain('TENURE_TOKEN')
    vi.stubEnv('TENURE_TOKEN', randomBytes(32).toString('base64url'))
    const refused = await tenure('import', path, '--server', running.url)
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.said).toContain('Sign in, or send a token')
  })
})
