/** Starting programs, and ending them with everything they started. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { environmentWith, root, searchPath } from './env.mjs'

const groups = new Set()

/** Sends a signal to a program and all it started; a program that ended is left alone. */
export function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal)
  } catch {
    // It ended by itself.
  }
}

/** Whoever ends us ends what we started: each program leads a group of its own, which the terminal's Ctrl-C misses. */
function endAll(signal) {
  const end = () => process.exit(signal === 'SIGINT' ? 130 : 143)
  const killAll = () => {
    for (const child of groups) signalGroup(child, 'SIGKILL')
    end()
  }
  for (const child of groups) {
    child.once('close', () => groups.size === 0 && end())
    signalGroup(child, 'SIGTERM')
  }
  setTimeout(killAll, 10_000)
}
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

function add(child) {
  if (groups.size === 0) for (const signal of signals) process.on(signal, endAll)
  groups.add(child)
}

function remove(child) {
  groups.delete(child)
  if (groups.size === 0) for (const signal of signals) process.off(signal, endAll)
}

/** The PATH a package's own scripts get: its programs, then the root's. */
const pathFrom = (folder) =>
  [join(root, folder, 'node_modules/.bin'), join(root, 'node_modules/.bin'), ...searchPath].join(delimiter)

/**
 * Runs a program to its end in a folder of the project.
 * Returns its exit code and its output; with `show` the output goes to the terminal instead.
 */
export function run(command, { folder = '.', env = {}, show = false, timeoutMs = 0 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command[0], command.slice(1), {
      cwd: join(root, folder),
      env: environmentWith({ PATH: pathFrom(folder), ...env }),
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    add(child)
    const parts = []
    child.stdout?.on('data', (part) => parts.push(part))
    child.stderr?.on('data', (part) => parts.push(part))
    let timedOut = false
    const timer = timeoutMs
      ? setTimeout(() => {
          timedOut = true
          signalGroup(child, 'SIGKILL')
        }, timeoutMs)
      : undefined
    const finish = (code, extra = '') => {
      clearTimeout(timer)
      remove(child)
      if (timedOut) extra += `\nStopped after ${timeoutMs / 1000} s without an end.`
      resolve({ code, output: Buffer.concat(parts).toString('utf8') + extra })
    }
    child.on('error', (error) => finish(-1, error.message))
    child.on('close', (code) => finish(code ?? -1))
  })
}

/** A package's package.json, or undefined. */
export function manifest(folder) {
  try {
    return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  } catch {
    return undefined
  }
}

/** Runs a script of a package as the package manager would, without its start-up time. */
export const runScript = (folder, name) => run(['/bin/sh', '-c', manifest(folder).scripts[name]], { folder })
