import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface, type Interface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('openid-provider.mjs', import.meta.url))

/** A real OpenID provider for tests. */
export class OpenIdProvider {
  readonly issuer: string
  readonly #process: ChildProcess
  readonly #lines: Interface

  private constructor(issuer: string, { process, lines }: { process: ChildProcess; lines: Interface }) {
    this.issuer = issuer
    this.#process = process
    this.#lines = lines
  }

  /** Starts one that sends people back to this portal. */
  static async start(portal: string): Promise<OpenIdProvider> {
    const started = spawn(process.execPath, [program, `${portal}/auth/provider/callback`, `${portal}/sign-in`], {
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const lines = createInterface({ input: started.stdout })
    const [issuer] = (await once(lines, 'line')) as [string]
    return new OpenIdProvider(issuer, { process: started, lines })
  }

  /** Says what is vouched of somebody from now on. */
  async knows(name: string, claims: object): Promise<void> {
    this.#process.stdin!.write(`${JSON.stringify({ name, claims })}\n`)
    await once(this.#lines, 'line')
  }

  async stop(): Promise<void> {
    const gone = once(this.#process, 'exit')
    this.#process.kill('SIGTERM')
    await gone
  }

  /** Walks through the provider's pages as somebody with a new browser there; answers where it sends them back. */
  async signIn(authorizationUrl: string, name: string): Promise<string> {
    const cookies = new Map<string, string>()
    let url = authorizationUrl
    let form: URLSearchParams | undefined
    for (let step = 0; step < 12; step += 1) {
      const answer = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
        ...(form && { method: 'POST', body: form }),
      })
      for (const line of answer.headers.getSetCookie()) {
        const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        cookies.set(key, value)
      }
      form = undefined
      const location = answer.headers.get('location')
      if (location) {
        url = new URL(location, url).href
        if (!url.startsWith(this.issuer)) return url
        continue
      }
      const page = await answer.text()
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
      if (!prompt) throw new Error(`The provider answered ${answer.status}: ${page.slice(0, 500)}`)
      form = new URLSearchParams(prompt === 'login' ? { prompt, login: name, password: 'x' } : { prompt })
    }
    throw new Error('The provider sent us around in circles.')
  }
}
