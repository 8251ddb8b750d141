/**
 * An OpenID provider as a process of its own: anybody signs in under the name they type, and is vouched for by the claims
 * that standard input has for it, as lines of JSON: {"name", "claims"}. Writes its issuer on a line.
 */
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { Provider } from 'oidc-provider'

const [, , redirectUri, backUri] = process.argv
const people = new Map()
createInterface({ input: process.stdin }).on('line', (line) => {
  const { name, claims } = JSON.parse(line)
  people.set(name, claims)
  process.stdout.write(`known ${name}\n`)
})

const server = createServer()
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const issuer = `http://localhost:${server.address().port}`
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'tenure',
      client_secret: 'a secret of the client',
      redirect_uris: [redirectUri],
      post_logout_redirect_uris: [backUri],
    },
  ],
  pkce: { required: () => true },
  conformIdTokenClaims: false,
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username', 'groups'] },
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
  cookies: { keys: ['a key for tests'] },
})
server.on('request', provider.callback())
process.stdout.write(`${issuer}\n`)
process.once('SIGTERM', () => process.exit(0))
