import type { SourceFile } from '../../input/source-file.ts'
import { Problems } from '../../problem.ts'
import { differ, type MachineDifference, type Things, unreadableState } from '../difference.ts'
import { byCodeUnit, type MachineState, type MachineWriting, peopleOf, workingFacility } from '../state.ts'
import { type Fields, onDemandFile, readOnDemand, textOf } from './json-file.ts'

const keyOf = (row: Fields): string => `${textOf(row, 'user')}\0${textOf(row, 'project')}`

/** One row for each person of each active project that has the type: what is left, in whole units. */
const wantedRows = (state: MachineState, resourceType: string): Fields[] => {
  const facility = workingFacility(state)
  const left = new Map(
    state.entitlements.filter((row) => row.resourceType === resourceType).map((row) => [row.project, row.headroom]),
  )
  return facility.projects
    .filter(({ key, status }) => status === 'ACTIVE' && left.has(key))
    .flatMap((project) =>
      peopleOf(project).map((user) => ({
        user,
        project: project.key,
        value: Number((left.get(project.key) ?? '0').split('.')[0]),
      })),
    )
    .sort((a, b) => byCodeUnit(keyOf(a), keyOf(b)))
}

const thingsOf = (rows: readonly Fields[]): Things =>
  new Map(
    rows.map((row) => [
      keyOf(row),
      { kind: 'balance', subject: `${textOf(row, 'user')} in ${textOf(row, 'project')}`, value: textOf(row, 'value') },
    ]),
  )

const fileWith = (name: string, { state, resourceType }: Wanted, rows: readonly Fields[]): SourceFile => {
  const unit = state.facility.resourceTypes.find((type) => type.name === resourceType)?.unit ?? resourceType
  return onDemandFile('balances', { name, at: state.at, config: { unit, project_type: 'project' }, balances: rows })
}

interface Wanted {
  readonly state: MachineState
  /** Open OnDemand knows one unit for each file. */
  readonly resourceType: string
}

/** Writes `balances.json` of one resource type: what each project has left, for each of its people. */
export const writeBalances = (state: MachineState, resourceType: string): MachineWriting => ({
  file: fileWith('balances.json', { state, resourceType }, wantedRows(state, resourceType)),
  warnings: [],
})

/** What stands between a `balances.json` and Tenure. The changed file keeps rows that Tenure doesn't know. */
export function differBalances(state: MachineState, resourceType: string, source: SourceFile): MachineDifference {
  const unread = new Problems()
  const current = readOnDemand(source, 'balances', unread)
  if (unread.list.length > 0) return unreadableState('balances.json', unread.list)
  const wanted = wantedRows(state, resourceType)
  const [after, before] = [thingsOf(wanted), thingsOf(current)]
  const others = current.filter((row) => !after.has(keyOf(row)))
  return {
    changes: fileWith('balances.json', { state, resourceType }, [...wanted, ...others]),
    removals: fileWith('balances-without-others.json', { state, resourceType }, wanted),
    differences: differ(after, before),
    warnings: [],
    unreadable: [],
  }
}
