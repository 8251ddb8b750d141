import { decodeText } from '../../input/decode-text.ts'
import type { SourceFile } from '../../input/source-file.ts'
import { Problems } from '../../problem.ts'
import type { SlurmAssociation } from '../../slurm/association.ts'
import { readDump } from '../../slurm/read-dump.ts'
import { whichSlurmText } from '../../slurm/read-slurm.ts'
import { differ, type MachineDifference, type Thing, type Things, unreadableState } from '../difference.ts'
import { fileOf, type MachineState } from '../state.ts'
import { changeCommands, removalCommands } from './commands.ts'
import { leftAlone } from './left-alone.ts'
import { slurmState, type SlurmState } from './slurm-state.ts'
import { writeSlurm } from './wanted.ts'

const readCurrent = (source: SourceFile, cluster: string, problems: Problems): SlurmAssociation[] => {
  const file = decodeText(source, problems)
  if (file === undefined) return []
  // A listing of associations says neither who coordinates nor what is the default account.
  const found = whichSlurmText(file) === 'dump' ? readDump(file, problems) : []
  if (found.some((association) => association.cluster.toLowerCase() === cluster.toLowerCase())) return found
  const message = `${file.name} says nothing of the cluster ${cluster}. Take what “sacctmgr dump ${cluster}” writes.`
  problems.error({ at: { file: file.name, line: 0 }, code: 'REFERENCE_NOT_FOUND', message, value: cluster })
  return []
}

const thingsOf = ({ accounts, users, coordinators, limits }: SlurmState): Things => {
  const things: [string, Thing][] = []
  for (const [subject, value] of accounts) things.push([`1 ${subject}`, { kind: 'account', subject, value }])
  for (const [key, { account, tres, minutes }] of limits)
    things.push([`2 ${key}`, { kind: 'limit', subject: `${account} ${tres}`, value: minutes }])
  for (const [key, { account, user }] of users)
    things.push([`3 ${key}`, { kind: 'user', subject: `${user} in ${account}`, value: '' }])
  for (const [key, { account, user }] of coordinators)
    things.push([`4 ${key}`, { kind: 'coordinator', subject: `${user} of ${account}`, value: '' }])
  return new Map(things)
}

const remarkOnStops = (wanted: SlurmState, current: SlurmState, problems: Problems): void => {
  const stopped = [...wanted.limits]
    .filter(([key, { minutes, account }]) => {
      const before = current.limits.get(key)?.minutes
      return minutes === '0' && before !== '0' && current.accounts.has(account)
    })
    .map(([, { account }]) => account)
  if (stopped.length === 0) return
  const message = `These accounts get a limit of 0, which stops their jobs, since Tenure grants them nothing: ${[...new Set(stopped)].sort().join(', ')}.`
  problems.warning({ at: { file: '', line: 0 }, code: 'VALUE_CONTRADICTS', message })
}

/**
 * What stands between a cluster and Tenure.
 * @param source what `sacctmgr dump` wrote of the cluster
 */
export function differSlurm(state: MachineState, cluster: string, source: SourceFile): MachineDifference {
  const unread = new Problems()
  const associations = readCurrent(source, cluster, unread)
  if (unread.list.length > 0) return unreadableState(source.name, unread.list)
  const { file, warnings } = writeSlurm(state, cluster)
  const problems = new Problems()
  const text = new TextDecoder().decode(file.bytes)
  const wanted = slurmState(readDump({ ...file, text }, problems), cluster)
  const current = leftAlone(wanted, slurmState(associations, cluster), problems)
  remarkOnStops(wanted, current, problems)
  const sides = { wanted, current, cluster }
  const written = (name: string, lines: readonly string[]) =>
    fileOf(`${file.name.replace(/\.cfg$/, '')}-${name}.sacctmgr`, lines.map((line) => `${line}\n`).join(''))
  return {
    changes: written('changes', changeCommands(sides)),
    removals: written('removals', removalCommands(sides)),
    differences: differ(thingsOf(wanted), thingsOf(current)),
    warnings: [...warnings, ...problems.list],
    unreadable: [],
  }
}
