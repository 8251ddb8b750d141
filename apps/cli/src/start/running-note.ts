import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../failure.ts'

interface RunningNote {
  readonly pid: number
  readonly url: string
}

const notePath = (home: string) => join(home, 'running.json')

/** Whether what the note speaks of still runs: the process is there and its address answers, whatever it answers. */
async function stillRuns({ pid, url }: RunningNote): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  try {
    await fetch(new URL('/healthz', url), { signal: AbortSignal.timeout(3000) })
    return true
  } catch {
    return false
  }
}

/**
 * Refuses to start a second Tenure on the same data.
 * @throws Failure that says where the first one is
 */
export async function requireNotRunning(home: string): Promise<void> {
  const text = await readFile(notePath(home), 'utf8').catch(() => undefined)
  if (!text) return
  const note = JSON.parse(text) as RunningNote
  if (!(await stillRuns(note))) return
  throw new Failure(
    `Tenure already runs on these data: ${note.url} (process ${note.pid}).`,
    'Open that address, or stop it with Ctrl-C in its terminal. A second one needs its own TENURE_HOME and PORT.',
  )
}

/** Notes that Tenure runs at an address; returns what takes the note away again. */
export async function noteRunning(home: string, url: string): Promise<() => Promise<void>> {
  await mkdir(home, { recursive: true })
  const note: RunningNote = { pid: process.pid, url }
  await writeFile(notePath(home), JSON.stringify(note))
  return () => rm(notePath(home), { force: true })
}
