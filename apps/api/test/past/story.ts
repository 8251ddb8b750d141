import { carveDataShare } from '../../src/contexts/allocations/operations/carve-data-share.ts'
import { changeDataShareGroup } from '../../src/contexts/allocations/operations/change-data-share-group.ts'
import { changeDataShareSteward } from '../../src/contexts/allocations/operations/change-data-share-steward.ts'
import { changeRenewal } from '../../src/contexts/allocations/operations/change-renewal.ts'
import { changeResourceShare } from '../../src/contexts/allocations/operations/change-resource-share.ts'
import { drawResource } from '../../src/contexts/allocations/operations/draw-resource.ts'
import { endAllocation } from '../../src/contexts/allocations/operations/end-allocation.ts'
import { grantAllocation } from '../../src/contexts/allocations/operations/grant-allocation.ts'
import { releaseDataShare } from '../../src/contexts/allocations/operations/release-data-share.ts'
import { renameDataShare } from '../../src/contexts/allocations/operations/rename-data-share.ts'
import { resizeAllocation } from '../../src/contexts/allocations/operations/resize-allocation.ts'
import { shareResources } from '../../src/contexts/allocations/operations/share-resources.ts'
import { withdrawResourceShare } from '../../src/contexts/allocations/operations/withdraw-resource-share.ts'
import { addProjectMember } from '../../src/contexts/projects/operations/add-project-member.ts'
import { archiveProject } from '../../src/contexts/projects/operations/archive-project.ts'
import { changeProjectMember } from '../../src/contexts/projects/operations/change-project-member.ts'
import { createProject } from '../../src/contexts/projects/operations/create-project.ts'
import { editProject } from '../../src/contexts/projects/operations/edit-project.ts'
import { nameResourceManager } from '../../src/contexts/projects/operations/name-resource-manager.ts'
import { removeProjectMember } from '../../src/contexts/projects/operations/remove-project-member.ts'
import { removeResourceManager } from '../../src/contexts/projects/operations/remove-resource-manager.ts'
import { restoreProject } from '../../src/contexts/projects/operations/restore-project.ts'
import { setDefaultProject } from '../../src/contexts/projects/operations/set-default-project.ts'
import { setProjectDefaults } from '../../src/contexts/projects/operations/set-project-defaults.ts'
import type { Context } from '../../src/kernel/context.ts'
import * as given from '../given.ts'
import { resourceType } from '../given-allocations.ts'
import { kept } from '../told.ts'
import type { Kind } from './everything.ts'

/** A tenant whose administrator may do everything, and what was made there. */
export interface Stage {
  readonly admin: given.Person
  readonly people: readonly given.Person[]
  readonly types: readonly string[]
  readonly things: { readonly kind: Kind; readonly id: string }[]
  readonly parts: { readonly kind: 'member' | 'manager'; readonly id: string }[]
}

/** An empty stage, told at a time. */
export async function stage(at: Date): Promise<Stage> {
  const { tenantId } = await given.tenant()
  const admin = await given.person(tenantId, { roles: ['admin', 'resource_manager', 'data_steward'] })
  const people = [await given.person(tenantId), await given.person(tenantId), await given.person(tenantId)]
  const types = await kept({ ...admin, at }, async (ctx) => [
    await resourceType(ctx),
    await resourceType(ctx, { storage: true }),
  ])
  return { admin, people, types, things: [], parts: [] }
}

/** What chance decides: a whole number below `n`. */
export type Below = (n: number) => number

type Deed = (ctx: Context, on: Stage, below: Below) => Promise<unknown>

const one = <T>(from: readonly T[], below: Below): T => {
  if (from.length === 0) throw new Nothing()
  return from[below(from.length)]!
}
const thing = (on: Stage, kind: Kind, below: Below) =>
  one(
    on.things.filter((each) => each.kind === kind),
    below,
  ).id
const part = (on: Stage, kind: 'member' | 'manager', below: Below) =>
  one(
    on.parts.filter((each) => each.kind === kind),
    below,
  ).id

/** There is nothing yet that this could be done to. */
export class Nothing extends Error {}

const made = async (on: Stage, kind: Kind, making: Promise<{ id: string }>) =>
  on.things.push({ kind, id: (await making).id })

let names = 0
const name = () => `Name ${++names}`

/** Everything that changes something with a past. */
export const deeds: Readonly<Record<string, Deed>> = {
  createProject: (ctx, on) =>
    made(on, 'Project', createProject(ctx, { name: name(), billing: { costCentre: '4711' } })),
  editProject: (ctx, on, below) =>
    editProject(ctx, {
      id: thing(on, 'Project', below),
      name: name(),
      phase: below(2) ? 'running' : null,
      status: below(2) ? 'ACTIVE' : 'DRAFT',
    }),
  setProjectDefaults: (ctx, on, below) =>
    setProjectDefaults(ctx, {
      projectId: thing(on, 'Project', below),
      dataStewardId: below(3) ? one(on.people, below).userId : null,
    }),
  setDefaultProject: (ctx, on, below) =>
    setDefaultProject(ctx, { projectId: below(3) ? thing(on, 'Project', below) : null }),
  archiveProject: (ctx, on, below) => archiveProject(ctx, { id: thing(on, 'Project', below) }),
  restoreProject: (ctx, on, below) => restoreProject(ctx, { id: thing(on, 'Project', below) }),
  addProjectMember: async (ctx, on, below) => {
    const added = {
      projectId: thing(on, 'Project', below),
      userId: one(on.people, below).userId,
      role: 'EDITOR' as const,
    }
    on.parts.push({ kind: 'member', id: (await addProjectMember(ctx, added)).id })
  },
  changeProjectMember: (ctx, on, below) =>
    changeProjectMember(ctx, { id: part(on, 'member', below), role: below(2) ? 'OWNER' : 'VIEWER' }),
  removeProjectMember: (ctx, on, below) => removeProjectMember(ctx, { id: part(on, 'member', below) }),
  nameResourceManager: async (ctx, on, below) => {
    const named = { projectId: thing(on, 'Project', below), userId: one(on.people, below).userId }
    on.parts.push({ kind: 'manager', id: (await nameResourceManager(ctx, named)).id })
  },
  removeResourceManager: (ctx, on, below) => removeResourceManager(ctx, { id: part(on, 'manager', below) }),
  grantAllocation: (ctx, on, below) =>
    made(
      on,
      'Allocation',
      grantAllocation(ctx, {
        projectId: thing(on, 'Project', below),
        resourceTypeId: one(on.types, below),
        quantity: String(100 + below(900)),
        ...(below(2)
          ? { model: 'CONDO' as const }
          : { model: 'SUBSCRIPTION' as const, billingPeriod: 'MONTH' as const, renewal: 'AUTO' as const }),
      }),
    ),
  resizeAllocation: (ctx, on, below) =>
    resizeAllocation(ctx, { id: thing(on, 'Allocation', below), quantity: String(50 + below(900)) }),
  changeRenewal: (ctx, on, below) =>
    changeRenewal(ctx, { id: thing(on, 'Allocation', below), renewal: below(2) ? 'NONE' : 'AUTO' }),
  endAllocation: (ctx, on, below) => endAllocation(ctx, { id: thing(on, 'Allocation', below), reason: 'enough' }),
  drawResource: (ctx, on, below) =>
    drawResource(ctx, {
      projectId: thing(on, 'Project', below),
      resourceTypeId: one(on.types, below),
      amount: String(1 + below(40)),
    }),
  shareResources: (ctx, on, below) =>
    made(
      on,
      'ResourceShare',
      shareResources(ctx, {
        sourceProjectId: thing(on, 'Project', below),
        recipientProjectId: thing(on, 'Project', below),
        percentage: String(1 + below(30)),
        ...(below(2) ? { resourceTypeId: one(on.types, below) } : {}),
      }),
    ),
  changeResourceShare: (ctx, on, below) =>
    changeResourceShare(ctx, { id: thing(on, 'ResourceShare', below), percentage: String(1 + below(40)) }),
  withdrawResourceShare: (ctx, on, below) => withdrawResourceShare(ctx, { id: thing(on, 'ResourceShare', below) }),
  carveDataShare: (ctx, on, below) =>
    made(
      on,
      'DataShare',
      carveDataShare(ctx, { allocationId: thing(on, 'Allocation', below), name: name(), storageSubtype: 'POSIX' }),
    ),
  renameDataShare: (ctx, on, below) => renameDataShare(ctx, { id: thing(on, 'DataShare', below), name: name() }),
  changeDataShareSteward: (ctx, on, below) =>
    changeDataShareSteward(ctx, {
      id: thing(on, 'DataShare', below),
      stewardId: below(2) ? one(on.people, below).userId : null,
    }),
  changeDataShareGroup: (ctx, on, below) =>
    changeDataShareGroup(ctx, { id: thing(on, 'DataShare', below), makeOwn: below(2) === 0 }),
  releaseDataShare: (ctx, on, below) => releaseDataShare(ctx, { id: thing(on, 'DataShare', below) }),
}
