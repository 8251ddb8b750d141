import { gpusOf, readAmount, readTres } from './job-tres.ts'
import type { SacctColumns } from './sacct-fields.ts'
import { readElapsed, readSlurmTime } from './slurm-time.ts'
import type { JobLine, SkippedLine, UsageProblem } from './usage-line.ts'

const told = ['state', 'jobname', 'qos', 'nodelist', 'exitcode'] as const
const MOST_DETAIL = 200

/** One line of sacct. A requeued job has a line for each time it ran, told apart by when that began. */
export function readJob(text: string, line: number, columns: SacctColumns): JobLine | SkippedLine | UsageProblem {
  const cells = text.split('|')
  const problem = (message: string): UsageProblem => ({ kind: 'PROBLEM', line, message })
  // A job's name is the one column that may hold a bar, and is the last where anybody has thought of it.
  if (cells.length < columns.size)
    return problem(`There are ${cells.length} columns and not ${columns.size}: it is cut off.`)
  const cell = (name: string) => cells[columns.get(name) ?? -1]?.trim() ?? ''
  const id = cell('jobidraw') || cell('jobid')
  if (id === '') return problem('It has no job id.')
  if (id.includes('.')) return { kind: 'STEP', line }
  const account = cell('account')
  if (account.endsWith('+')) return problem(`The account “${account}” is cut off. Ask sacct for -P.`)
  const [startsAt, end] = [readSlurmTime(cell('start')), readSlurmTime(cell('end'))]
  if (startsAt === null) return { kind: 'NOT_STARTED', line }
  if (startsAt === undefined) return problem(`The start “${cell('start')}” is no time.`)
  if (end === undefined) return problem(`The end “${cell('end')}” is no time.`)
  if (account === '') return problem('It has no account: nobody says who pays.')
  const spent = cell('elapsedraw') || cell('elapsed')
  const seconds = readElapsed(spent)
  if (seconds === undefined) return problem(`The elapsed time “${spent}” is none: [days-]hours:minutes:seconds.`)
  const tres = readTres(cell('alloctres'))
  if (!tres) return problem(`The resources “${cell('alloctres').slice(0, 100)}” can’t be read.`)
  const cpu = tres.get('cpu') ?? readAmount(cell('alloccpus') || cell('ncpus') || '0')
  const nodes = tres.get('node') ?? readAmount(cell('nnodes') || '0')
  if (cpu === undefined || nodes === undefined) return problem('The number of its processors or nodes can’t be read.')
  const elapsedEnd = new Date(startsAt.getTime() + Number(seconds) * 1000)
  // A job that runs has no end yet: what it used until the file was made. One that was suspended ended later than it was used.
  const endsAt = end ?? elapsedEnd
  if (endsAt < startsAt) return problem(`It ends (${cell('end')}) before it starts (${cell('start')}).`)
  const cluster = cell('cluster') || null
  return {
    kind: 'JOB',
    line,
    externalId: `${cluster ?? ''}/${id}/${startsAt.toISOString().slice(0, 19)}Z`,
    cluster,
    account,
    username: cell('user') || null,
    partition: cell('partition'),
    startsAt,
    endsAt,
    seconds,
    counts: {
      cpu,
      nodes,
      gpu: gpusOf(tres),
      memoryBytes: tres.get('mem') ?? 0n,
      billing: tres.get('billing') ?? 0n,
    },
    details: details(cell, { job: id, partition: cell('partition'), isRunning: end === null }),
  }
}

function details(
  cell: (name: string) => string,
  { job, partition, isRunning }: { readonly job: string; readonly partition: string; readonly isRunning: boolean },
): Record<string, string> {
  const found: Record<string, string> = { job }
  if (partition) found['partition'] = partition
  if (isRunning) found['running'] = 'true'
  for (const name of told) if (cell(name)) found[name] = cell(name).slice(0, MOST_DETAIL)
  return found
}
