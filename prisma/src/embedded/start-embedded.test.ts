import { spawn } from 'node:child_process'
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { throwawayHome } from './cluster.ts'
import { isAlive } from './postmaster.ts'
import { startEmbedded, type Embedded } from './start-embedded.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
let home = ''
const started: Embedded[] = []
const notices: string[] = []

const start = async (): Promise<Embedded> => {
  const embedded = await startEmbedded({ home, onNotice: (sentence) => notices.push(sentence) })
  started.push(embedded)
  return embedded
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

const portOf = (embedded: Embedded) => Number(new URL(embedded.ownerUrl).port)
const postmasterPid = async () =>
  Number((await readFile(join(home, 'cluster/data/postmaster.pid'), 'utf8')).split('\n')[0])

beforeEach(async () => {
  home = await throwawayHome()
  notices.length = 0
})

afterEach(async () => {
  for (const embedded of started.splice(0)) await embedded.stop()
  await rm(home, { recursive: true, force: true })
})

describe('the embedded server', () => {
  test('is careful, listens on this machine only, and keeps its password to itself', async () => {
    const { ownerUrl, joined } = await start()
    expect(joined).toBe(false)
    const [row] = await ask(
      ownerUrl,
      `select current_database() as db, current_setting('listen_addresses') as listens, current_setting('timezone') as tz,
       current_setting('fsync') as fsync, current_setting('random_page_cost') as page, inet_server_addr()::text as address,
       (select rolpassword like 'SCRAM-SHA-256%' from pg_authid where rolname = 'postgres') as scram`,
    )
    expect(row).toEqual({
      db: 'tenure',
      listens: '127.0.0.1',
      tz: 'UTC',
      fsync: 'on',
      page: '1.1',
      address: '127.0.0.1/32',
      scram: true,
    })
    expect((await stat(join(home, 'secrets/postgres'))).mode & 0o777).toBe(0o600)
    await expect(ask(ownerUrl.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/)
  })

  test('keeps data and port over a restart, and is gone after stop', async () => {
    const first = await start()
    await ask(first.ownerUrl, 'create table kept as select 42 as answer')
    await first.stop()
    await expect(ask(first.ownerUrl, 'select 1')).rejects.toThrow(/ECONNREFUSED/)
    const second = await start()
    expect(second.ownerUrl).toBe(first.ownerUrl)
    expect(await ask(second.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
  })

  test('takes another port when its own is taken, and remembers it', async () => {
    const first = await start()
    await first.stop()
    const squatter: Server = createServer()
    await new Promise<void>((resolve) => void squatter.listen(portOf(first), '127.0.0.1', resolve))
    const second = await start()
    expect(portOf(second)).not.toBe(portOf(first))
    await second.stop()
    await new Promise((resolve) => squatter.close(resolve))
    expect(portOf(await start())).toBe(portOf(second))
  })

  test('is joined by a second start and stopped by the last one out', async () => {
    const [one, two] = await Promise.all([start(), start()])
    expect(one.joined).toBe(!two.joined)
    expect(one.ownerUrl).toBe(two.ownerUrl)
    await one.stop()
    expect(await ask(two.ownerUrl, 'select 1 as up')).toEqual([{ up: 1 }])
    await two.stop()
    await expect(ask(two.ownerUrl, 'select 1')).rejects.toThrow(/ECONNREFUSED/)
  })

  test('starts again after it was killed, its pid file still there', async () => {
    const first = await start()
    await ask(first.ownerUrl, 'create table survived as select 1 as one')
    process.kill(await postmasterPid(), 'SIGKILL')
    const second = await start()
    expect(second.joined).toBe(false)
    expect(await ask(second.ownerUrl, 'select one from survived')).toEqual([{ one: 1 }])
  })

  test('does not take a stranger with the pid of its killed self for itself', async () => {
    const first = await start()
    await first.stop()
    const lines = [process.pid, join(home, 'cluster/data'), 0, portOf(first), '', '127.0.0.1', '', 'ready', '']
    await writeFile(join(home, 'cluster/data/postmaster.pid'), lines.join('\n'))
    expect((await start()).joined).toBe(false)
  })

  test('goes with the process that started it, even if that is killed', async () => {
    const starter = fileURLToPath(new URL('./start-embedded.ts', import.meta.url))
    const code = `import(${JSON.stringify(starter)}).then(async (m) => {
      await m.startEmbedded({ home: ${JSON.stringify(home)} }); console.log('up'); setInterval(() => {}, 1000) })`
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    const pid = await postmasterPid()
    expect(isAlive(pid)).toBe(true)
    child.kill('SIGKILL')
    await expect
      .poll(() => stat(join(home, 'cluster/data/postmaster.pid')).catch(() => 'gone'), { timeout: 15_000 })
      .toBe('gone')
  })

  test('refuses data of another major version, and says what to do', async () => {
    const first = await start()
    await first.stop()
    await writeFile(join(home, 'cluster/data/PG_VERSION'), '14\n')
    await expect(start()).rejects.toThrow(/written by PostgreSQL 14.*TENURE_HOME/s)
  })

  test.runIf(process.getuid?.() === 0)('as root, keeps its files where the postgres user can reach them', async () => {
    const outer = home
    await chmod(outer, 0o700)
    home = join(outer, 'checkout/.tenure')
    await mkdir(home, { recursive: true })
    const first = await start()
    expect(notices.join()).toMatch(/cannot reach .*files are kept in/)
    await ask(first.ownerUrl, 'create table kept as select 1 as one')
    await first.stop()
    const second = await start()
    expect(await ask(second.ownerUrl, 'select one from kept')).toEqual([{ one: 1 }])
    await second.stop()
    await rm((await readFile(join(home, 'cluster-folder'), 'utf8')).trim(), { recursive: true })
    home = outer
  })

  test.runIf(process.getuid?.() === 0)(
    'never puts an empty database in place of one that is out of reach',
    async () => {
      const outer = home
      home = join(outer, 'checkout/.tenure')
      await mkdir(home, { recursive: true })
      await chmod(outer, 0o755)
      await (await start()).stop()
      await chmod(outer, 0o700)
      await expect(start()).rejects.toThrow(/cannot be reached.*chmod/s)
      home = outer
    },
  )
})
