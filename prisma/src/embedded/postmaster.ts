import { readFile, readlink, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { runProgram } from './run-program.ts'

/** The server that runs on a data folder. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
}

/** Whether a process of this id exists, ours or another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * The server that runs on this data folder, or undefined. A `postmaster.pid` left by a killed server does not count,
 * even if its process id now belongs to something else.
 */
export async function runningPostmaster(data: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!(pid > 0) || !(port > 0) || !isAlive(pid)) return undefined
  return (await servesFolder(pid, data)) ? { pid, port } : undefined
}

async function servesFolder(pid: number, data: string): Promise<boolean> {
  // A postmaster's working folder is its data folder.
  if (process.platform === 'linux') {
    return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === (await realpath(data))
  }
  const { output } = await runProgram({ file: 'ps', args: ['-o', 'command=', '-p', String(pid)] })
  return output.includes(data)
}
