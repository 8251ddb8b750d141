/** Gets an OpenLDAP server to test with, where that is possible: without one its suite is passed over. */
import { existsSync } from 'node:fs'
import { run } from './run.mjs'
import { step } from './terminal.mjs'

const places = ['/usr/sbin/slapd', '/usr/lib/openldap/slapd', '/usr/libexec/slapd']
const found = () => places.some((path) => existsSync(path))

const byApt = async () => {
  // The package would start a server of its own: nobody has asked for one.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  await run(['apt-get', 'update'], { env, timeoutMs: 300_000 })
  return run(['apt-get', 'install', '-y', '--no-install-recommends', 'slapd'], { env, timeoutMs: 600_000 })
}

/** Whether there is one, installed now on a Debian where this may. */
export async function slapd() {
  if (found()) return true
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false
  await step('Installing slapd with apt-get', byApt)
  return found()
}
