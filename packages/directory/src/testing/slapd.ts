import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'ldapts'

/** The OpenLDAP server, where one is installed. */
export const slapdPath = ['/usr/sbin/slapd', '/usr/lib/openldap/slapd', '/usr/libexec/slapd'].find((path) =>
  existsSync(path),
)

export const base = 'dc=reef,dc=test'
export const root = { dn: `cn=admin,${base}`, password: 'a long enough password' }

/** An authority, and a server's certificate that it made, all in PEM: for an hour, for tests. */
export interface Certificates {
  readonly ca: string
  readonly certificate: string
  readonly key: string
}

/** A directory of its own: an ordinary process on a free port of this machine alone, with a folder of its own. */
export interface Slapd {
  readonly url: string
  /** The same over TLS, where it was given certificates. */
  readonly tlsUrl: string
  /** Adds or changes entries as its administrator. */
  readonly change: (work: (client: Client) => Promise<void>) => Promise<void>
  readonly stop: () => Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port was free.')
  return address.port
}

const tls = (folder: string) => `
TLSCertificateFile ${folder}/certificate
TLSCertificateKeyFile ${folder}/key
`

const configuration = (folder: string) => `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/nis.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile ${folder}/slapd.pid
sizelimit 500
database mdb
maxsize 104857600
suffix "${base}"
rootdn "${root.dn}"
rootpw "${root.password}"
directory ${folder}/data
index objectClass,uid eq
access to attrs=userPassword by anonymous auth by * none
access to * by users read by * none
`

/** @param ldif the entries it begins with  @param certificates what it speaks TLS with */
export async function startSlapd(ldif: string, certificates?: Certificates): Promise<Slapd> {
  if (slapdPath === undefined) throw new Error('No slapd is installed here.')
  const folder = await mkdtemp(join(tmpdir(), 'tenure-slapd-'))
  const conf = join(folder, 'slapd.conf')
  await mkdir(join(folder, 'data'))
  for (const name of ['certificate', 'key'] as const)
    if (certificates) await writeFile(join(folder, name), certificates[name], { mode: 0o600 })
  await writeFile(conf, (certificates ? tls(folder) : '') + configuration(folder))
  await writeFile(join(folder, 'first.ldif'), ldif)
  execFileSync(slapdPath, ['-Tadd', '-f', conf, '-l', join(folder, 'first.ldif')], { stdio: 'pipe' })
  const url = `ldap://127.0.0.1:${await freePort()}`
  const tlsUrl = `ldaps://127.0.0.1:${await freePort()}`
  // -d keeps it in this process's hands; without it slapd would go its own way.
  const server = spawn(slapdPath, ['-f', conf, '-h', certificates ? `${url} ${tlsUrl}` : url, '-d', '0'], {
    stdio: 'ignore',
  })
  await untilItAnswers(url, server)
  return {
    url,
    tlsUrl,
    change: async (work) => {
      const client = new Client({ url })
      await client.bind(root.dn, root.password)
      await work(client)
      await client.unbind()
    },
    stop: async () => {
      const gone = once(server, 'exit')
      if (server.exitCode === null && server.kill('SIGTERM')) await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A refused connection answers at once, so that this asks again at once; a server that ends says so. */
async function untilItAnswers(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const client = new Client({ url, connectTimeout: 1_000 })
    try {
      await client.bind(root.dn, root.password)
      return await client.unbind()
    } catch {
      await client.unbind().catch(() => {})
    }
  }
  throw new Error(`slapd ended with ${server.exitCode} before it answered.`)
}
