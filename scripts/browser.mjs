/** Finds a Chromium to test with, or gets one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { chromiumPath, playwrightCache, root, searchPath } from './env.mjs'
import { run } from './run.mjs'
import { step, Stop } from './terminal.mjs'

const programs = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const macPrograms = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)

/** Chromiums that Playwright downloaded, newest first. */
function inPlaywrightCache() {
  const cache =
    playwrightCache ?? join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'ms-playwright')
  if (!existsSync(cache)) return []
  const inside = ['chrome-linux64/chrome', 'chrome-linux/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium']
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort()
    .reverse()
    .flatMap((name) => inside.map((path) => join(cache, name, path)))
}

async function find() {
  const onPath = searchPath.flatMap((folder) => programs.map((name) => join(folder, name)))
  for (const path of [...(chromiumPath ? [chromiumPath] : []), ...onPath, ...macPrograms, ...inPlaywrightCache()]) {
    // Some systems keep a script under this name that only says where to get the browser: ask it.
    if (existsSync(path) && (await run([path, '--version'], { timeoutMs: 20_000 })).code === 0) return path
  }
  return undefined
}

const isDebian = () =>
  existsSync('/etc/debian_version') && !/^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'))

const byApt = async () => {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run(['apt-get', 'update'], { env, timeoutMs: 300_000 })
  return run(['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'], { env, timeoutMs: 600_000 })
}

/** Ubuntu's package of that name is only a pointer to another kind of package, so there Playwright's own is taken. */
const byPlaywright = (asRoot) => {
  const cli = join(root, 'apps/portal/node_modules/playwright-core/cli.js')
  const flags = asRoot ? ['--with-deps'] : []
  return run([process.execPath, cli, 'install', ...flags, 'chromium'], { timeoutMs: 600_000 })
}

/**
 * The path of a Chromium that runs here, installed now if there was none.
 * @throws Stop with what to install
 */
export async function chromium() {
  const found = await find()
  if (found) return found
  const asRoot = process.getuid?.() === 0
  const ways = [...(asRoot && isDebian() ? [['apt-get', byApt]] : []), ['Playwright', () => byPlaywright(asRoot)]]
  const said = []
  for (const [name, get] of ways) {
    const { code, output } = await step(`Installing Chromium with ${name}`, get)
    const path = code === 0 ? await find() : undefined
    if (path) return path
    said.push(`${name}: ${output.trim().split('\n').slice(-3).join(' ')}`)
  }
  throw new Stop(
    `No Chromium was found, and none could be installed.\n  ${said.join('\n  ')}\n` +
      'Install Chromium or Google Chrome, or set CHROMIUM_PATH to one.',
  )
}
