import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { environmentWith } from '../env.ts'
import { apiProcess } from '../process.ts'

it('ends by itself when it is asked to', async () => {
  const running = await apiProcess()
  expect((await fetch(`${running.url}/readyz`)).status).toBe(200)
  expect(await running.stop()).toBe(0)
}, 30_000)

it('says what it needs', () => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: environmentWith({ TENURE_APP_DATABASE_URL: '', TENURE_DOOR_DATABASE_URL: '' }),
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([
    1,
    'Set TENURE_APP_DATABASE_URL and TENURE_DOOR_DATABASE_URL to the URLs of the roles tenure_app and tenure_door.\n',
  ])
}, 30_000)
