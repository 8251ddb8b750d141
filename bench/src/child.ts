import { fork } from 'node:child_process'
import { env } from './env.ts'

export interface Child {
  readonly pid: number
  readonly url: string
  stop(): void
}

/** Starts a program of this folder as a process of its own; it says its address when it is ready. */
export function startChild(file: string, variables: Record<string, string>): Promise<Child> {
  const child = fork(new URL(file, import.meta.url), {
    env: { ...env.inherited, ...variables, NODE_ENV: 'production' },
    execArgv: [
      '--max-semi-space-size=64',
      ...env.flags,
      ...(env.profile ? ['--cpu-prof', '--cpu-prof-dir', env.profile] : []),
      '--import',
      'tsx',
    ],
  })
  return new Promise((resolve, reject) => {
    child.once('message', (url) => resolve({ pid: child.pid!, url: url as string, stop: () => void child.kill() }))
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it was ready.`)))
  })
}
