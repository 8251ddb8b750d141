import type { SourceFile } from '../../input/source-file.ts'
import { Problems } from '../../problem.ts'
import { differ, type MachineDifference, type Things, unreadableState } from '../difference.ts'
import { usersByShare, wantedQuotas } from '../quotas/wanted.ts'
import { byCodeUnit, type MachineState, type MachineWriting, workingFacility } from '../state.ts'
import { type Fields, onDemandFile, readOnDemand, textOf } from './json-file.ts'

/** Open OnDemand counts blocks of 1024 bytes. */
const BLOCK = 1024n

const keyOf = (row: Fields): string => `${textOf(row, 'user')}\0${textOf(row, 'path')}`

/** A path's part: what would leave its folder is written as _. */
const partOf = (name: string): string => name.replace(/[/\p{Cc}]/gu, '_').replace(/^\.+$/, '_')

/**
 * A row for each person of each data share. Tenure knows limits, not what is stored: usage is carried over from the
 * current file, and 0 until there is one.
 */
const wantedRows = (state: MachineState, { path, current, problems }: Wanted): Fields[] => {
  const users = usersByShare(workingFacility(state))
  const before = new Map(current.map((row) => [keyOf(row), row]))
  return wantedQuotas(state, problems)
    .flatMap(({ project, share, bytes }) => {
      const place = path.replaceAll('{project}', () => partOf(project)).replaceAll('{share}', () => partOf(share))
      return (users.get(`${project}\0${share}`) ?? []).map((user): Fields => ({
        total_block_usage: 0,
        total_file_usage: 0,
        file_limit: 0,
        ...before.get(keyOf({ user, path: place })),
        type: 'fileset',
        user,
        path: place,
        block_limit: Number(BigInt(bytes) / BLOCK),
      }))
    })
    .sort((a, b) => byCodeUnit(keyOf(a), keyOf(b)))
}

interface Wanted {
  /** Where a data share lies: `/data/{project}/{share}`. */
  readonly path: string
  readonly current: readonly Fields[]
  readonly problems: Problems
}

const thingsOf = (rows: readonly Fields[]): Things =>
  new Map(
    rows.map((row) => [
      keyOf(row),
      {
        kind: 'quota',
        subject: `${textOf(row, 'user')} at ${textOf(row, 'path')}`,
        value: `${textOf(row, 'block_limit')} KiB`,
      },
    ]),
  )

const fileWith = (name: string, { at }: MachineState, quotas: readonly Fields[]): SourceFile =>
  onDemandFile('quotas', { name, at, quotas })

/** Writes `quotas.json`: the limit of each data share, for each person who may use it. */
export function writeOnDemandQuotas(state: MachineState, path: string): MachineWriting {
  const problems = new Problems()
  const rows = wantedRows(state, { path, current: [], problems })
  return { file: fileWith('quotas.json', state, rows), warnings: problems.list }
}

/** What stands between a `quotas.json` and Tenure. Usage and rows that Tenure doesn't know are kept. */
export function differOnDemandQuotas(state: MachineState, path: string, source: SourceFile): MachineDifference {
  const unread = new Problems()
  const current = readOnDemand(source, 'quotas', unread)
  if (unread.list.length > 0) return unreadableState('quotas.json', unread.list)
  const problems = new Problems()
  const wanted = wantedRows(state, { path, current, problems })
  const [after, before] = [thingsOf(wanted), thingsOf(current)]
  const others = current.filter((row) => !after.has(keyOf(row)))
  return {
    changes: fileWith('quotas.json', state, [...wanted, ...others]),
    removals: fileWith('quotas-without-others.json', state, wanted),
    differences: differ(after, before),
    warnings: problems.list,
    unreadable: [],
  }
}
