import type { SourceFile } from '../../input/source-file.ts'
import { Problems } from '../../problem.ts'
import { differ, type MachineDifference, type Things, unreadableState } from '../difference.ts'
import type { MachineState, MachineWriting } from '../state.ts'
import { readQuotas, writeQuotas } from './quotas-csv.ts'
import { type Quota, wantedQuotas } from './wanted.ts'

const keyOf = ({ project, share }: Quota): string => `${project}\0${share}`

const thingsOf = (quotas: readonly Quota[]): Things =>
  new Map(
    quotas.map((quota) => [
      keyOf(quota),
      { kind: 'quota', subject: `${quota.share} of ${quota.project}`, value: `${quota.bytes} bytes, ${quota.kind}` },
    ]),
  )

/** Writes the quota of each data share, in bytes. */
export function writeQuotaFile(state: MachineState): MachineWriting {
  const problems = new Problems()
  return { file: writeQuotas('quotas.csv', wantedQuotas(state, problems)), warnings: problems.list }
}

/** What stands between a quota file and Tenure: the rows to set, and the rows of shares that Tenure doesn't have. */
export async function differQuotas(state: MachineState, source: SourceFile): Promise<MachineDifference> {
  const unread = new Problems()
  const current = await readQuotas(source, unread)
  const errors = unread.list.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return unreadableState('quotas-changes.csv', errors)
  const problems = new Problems()
  const wanted = wantedQuotas(state, problems)
  const [before, after] = [thingsOf(current), thingsOf(wanted)]
  return {
    changes: writeQuotas(
      'quotas-changes.csv',
      wanted.filter((quota) => before.get(keyOf(quota))?.value !== after.get(keyOf(quota))?.value),
    ),
    removals: writeQuotas(
      'quotas-removals.csv',
      current.filter((quota) => !after.has(keyOf(quota))),
    ),
    differences: differ(after, before),
    warnings: problems.list,
    unreadable: [],
  }
}
