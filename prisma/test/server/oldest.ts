import { existsSync } from 'node:fs'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { runProgram } from '../../src/embedded/run-program.ts'
import { configuration } from '../../src/embedded/settings.ts'
import { postgresUser } from '../../src/embedded/system-user.ts'
import { migrate } from '../../src/migrate.ts'
import { passwords } from './embedded.ts'
import oldestPrograms from './oldest-programs.json' with { type: 'json' }

let stop: (() => Promise<void>) | undefined

/** The oldest server that is supported, in a temporary folder, for one run. */
export async function setup({ provide }: TestProject) {
  const programs = oldestPrograms.find((folder) => existsSync(join(folder, 'initdb')))
  if (!programs) throw new Error('No PostgreSQL 15 on this machine: install its server, or leave this run out.')
  const user = await postgresUser()
  const home = await mkdtemp(join(tmpdir(), 'tenure-oldest-'))
  if (user) await chown(home, user.uid, user.gid)
  const data = join(home, 'data')
  const run = async (program: string, args: readonly string[]) => {
    const { code, output } = await runProgram({ file: join(programs, program), args, user })
    if (code !== 0) throw new Error(`${program}: ${output}`)
  }
  await run('initdb', [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
    '--no-instructions',
  ])
  const port = await freePort()
  await writeFile(join(data, 'postgresql.auto.conf'), configuration('throwaway', port))
  await run('pg_ctl', ['start', '-D', data, '-l', join(home, 'server.log'), '-s', '-w'])
  stop = async () => {
    await run('pg_ctl', ['stop', '-D', data, '-s', '-w', '-m', 'immediate'])
    await rm(home, { recursive: true, force: true })
  }
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`
  await migrate(url, { passwords }).catch(async (error: unknown) => {
    await stop?.()
    throw error
  })
  provide('serverUrl', url)
}

export const teardown = () => stop?.()

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
