import { readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = 100

function stat(pid: number): { parent: number; ticks: number; ended: number } | undefined {
  try {
    // After the name in parentheses: state, parent, …; the 12th and 13th there are user and system time, the next two those
    // of its processes that have ended.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return {
      parent: Number(fields[1]),
      ticks: Number(fields[11]) + Number(fields[12]),
      ended: Number(fields[13]) + Number(fields[14]),
    }
  } catch {
    return undefined
  }
}

/** Milliseconds of CPU a process has used so far. */
export const processCpu = (pid: number): number => ((stat(pid)?.ticks ?? 0) * 1000) / ticksPerSecond

/** Milliseconds of CPU the processes of a PostgreSQL server have used so far, those of closed connections included. */
export function serverCpu(postmaster: number): number {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  const ticks = pids.map(stat).reduce((sum, process) => sum + (process?.parent === postmaster ? process.ticks : 0), 0)
  return ((ticks + (stat(postmaster)?.ended ?? 0)) * 1000) / ticksPerSecond
}

/** The process that started another: of a PostgreSQL backend, the postmaster. */
export const parentOf = (pid: number): number => stat(pid)?.parent ?? 0
