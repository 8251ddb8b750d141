import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const mainFile = fileURLToPath(new URL('../main.ts', import.meta.url))
const children: ChildProcess[] = []
let home = ''

/** A `tenure` of its own process: what it says, and how it ends. */
function tenure(args: readonly string[], environment: Readonly<Record<string, string>>) {
  const code = `import(${JSON.stringify(mainFile)}).then((m) => m.main(${JSON.stringify(args)}))`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', code], {
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', TENURE_HOME: home, TENURE_DEMO: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let text = ''
  child.stdout.on('data', (part: Buffer) => void (text += part.toString()))
  child.stderr.on('data', (part: Buffer) => void (text += part.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, ended, text: () => text }
}

async function freePort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'tenure-start-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
})

test('starts, says where it is, stops at Ctrl-C, and starts again on the same data', async () => {
  const PORT = await freePort()
  const first = tenure(['start'], { PORT })
  await expect.poll(first.text, { timeout: 60_000 }).toContain(`http://127.0.0.1:${PORT}`)
  first.child.kill('SIGINT')
  expect(await first.ended, first.text()).toBe(0)

  const again = tenure(['start'], { PORT })
  await expect.poll(again.text, { timeout: 60_000 }).toContain('Ctrl-C stops everything')
  expect(again.text()).not.toContain('created')
  again.child.kill('SIGTERM')
  expect(await again.ended, again.text()).toBe(0)
  await expect(readFile(join(home, 'running.json'))).rejects.toThrow('ENOENT')
})

test('stopped in the middle of starting, it leaves nothing running', async () => {
  const early = tenure(['start'], { PORT: await freePort() })
  await expect.poll(early.text, { timeout: 60_000 }).toContain('Starting the embedded PostgreSQL')
  early.child.kill('SIGINT')
  expect(await early.ended, early.text()).toBe(0)
  await expect(readFile(join(home, 'cluster/data/postmaster.pid'))).rejects.toThrow('ENOENT')
})

test('says what to do when the given server does not answer', async () => {
  const lost = tenure(['start'], { PORT: await freePort(), DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' })
  expect(await lost.ended).toBe(1)
  expect(lost.text()).toMatch(
    /The database of DATABASE_URL cannot be used: .*ECONNREFUSED.*\n.*Check that the server runs/,
  )
})
