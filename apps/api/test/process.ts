import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { environmentWith } from './env.ts'
import { urls } from './database.ts'

/** The API as it runs in production: a process of its own. */
export interface ApiProcess {
  readonly url: string
  /** Signs in and answers the session's cookie. */
  cookie(email: string, password: string): Promise<string>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Asks it to stop, and answers with what exit code it did. */
  stop(): Promise<number | null>
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** Starts `src/main.ts` on the run's database, on a free port. */
export async function apiProcess(environment: Record<string, string> = {}): Promise<ApiProcess> {
  const { appUrl, doorUrl } = urls()
  const env = environmentWith({
    TENURE_APP_DATABASE_URL: appUrl,
    TENURE_DOOR_DATABASE_URL: doorUrl,
    PORT: '0',
    LOG_LEVEL: 'warn',
    ...environment,
  })
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await listening(child)
  const ended = once(child, 'exit') as Promise<[number | null]>
  return {
    url,
    cookie: async (email, password) => {
      const answer = await fetch(`${url}/auth/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-tenure-client': 'test' },
        body: JSON.stringify({ email, password }),
      })
      if (!answer.ok) throw new Error(`Sign-in answered ${answer.status}: ${await answer.text()}`)
      return answer.headers.get('set-cookie')!.split(';')[0]!
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: async () => {
      child.kill('SIGTERM')
      return (await ended)[0]
    },
  }
}

async function listening(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    if (!line.startsWith('{')) continue
    const { msg, url } = JSON.parse(line) as { msg?: string; url?: string }
    if (msg !== 'listening' || !url) continue
    child.stdout!.resume()
    return url
  }
  throw new Error('The API ended before it listened. Its words are above.')
}
