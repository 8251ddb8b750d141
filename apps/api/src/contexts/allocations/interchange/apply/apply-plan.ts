import type { Context } from '../../../../kernel/context.ts'
import type { Plan } from '../plan/make-plan.ts'
import { isWritten } from '../plan/plan.ts'
import { type OnProgress, RowWriter } from './row-writer.ts'
import { allowSupply, watchSupply } from '../../operations/supply.ts'
import { changed, created } from './by-action.ts'
import { allocationRowCount, writeAllocations } from './write-allocations.ts'
import { writeGroups, writeTypes } from './write-catalogue.ts'
import { writeDefaultProjects, writePeople } from './write-people.ts'
import { writeProjects, writeTeams } from './write-projects.ts'
import { writeDataShares, writeShares } from './write-shares.ts'

/** Writes every row of a plan that is to be created or changed, in an order in which each finds what it refers to. */
export async function applyPlan(ctx: Context, plan: Plan, onProgress: OnProgress): Promise<void> {
  const others = plan.rows.filter((row) => row.kind !== 'allocations' && isWritten({ row })).length
  const writer = new RowWriter(ctx, { total: others + allocationRowCount(plan), onProgress })
  await writePeople(writer, plan)
  await writeTypes(writer, plan)
  await writeGroups(writer, plan)
  await writeProjects(ctx, writer, plan)
  await writeTeams(writer, plan)
  await writeDefaultProjects(writer, plan)
  const finals = [...created(plan.allocations), ...changed(plan.allocations)].map(({ final }) => final)
  const watch = await watchSupply(ctx, {
    typeIds: [...new Set(finals.map(({ typeId }) => typeId))],
    touched: finals.map(({ id }) => id),
    at: plan.planning.now,
  })
  await writeAllocations(writer, plan)
  const touched = finals.map(({ id, projectId, isStorage }) => ({ id, projectId, isStorageType: isStorage }))
  await allowSupply(ctx, watch, { touched, field: ['files'] })
  await writeShares(writer, plan)
  await writeDataShares(writer, plan)
}
