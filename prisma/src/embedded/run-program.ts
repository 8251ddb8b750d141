import { spawn } from 'node:child_process'
import { environment } from './env.ts'
import type { SystemUser } from './system-user.ts'

export interface ProgramRun {
  readonly file: string
  readonly args: readonly string[]
  /** Whom the program runs as; undefined means as ourselves. */
  readonly user?: SystemUser | undefined
}

export interface ProgramResult {
  /** The exit code, or -1 when the program could not be started at all. */
  readonly code: number
  readonly output: string
  /** The system's error code (EACCES, ENOENT …) when it could not be started. */
  readonly failure?: string
}

/** Runs a program to its end and returns its exit code and everything it printed; never throws. */
export function runProgram({ file, args, user }: ProgramRun): Promise<ProgramResult> {
  return new Promise((resolve) => {
    // cwd is `/`: the caller's folder may be closed to the user the program runs as, and then it would not even start.
    const child = spawn(file, args, {
      ...user,
      cwd: '/',
      env: environment.forPrograms,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    child.stderr.on('data', (part: Buffer) => parts.push(part))
    const output = () => Buffer.concat(parts).toString('utf8').trim()
    child.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ code: -1, output: output() || error.message, failure: error.code ?? 'unknown' }),
    )
    child.on('close', (code) => resolve({ code: code ?? -1, output: output() }))
  })
}
