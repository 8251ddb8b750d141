import { execute, parse } from 'graphql'
import { beforeAll, expect, it } from 'vitest'
import { addProjectMember } from '../../src/contexts/projects/operations/add-project-member.ts'
import { changeProjectMember } from '../../src/contexts/projects/operations/change-project-member.ts'
import { editProject } from '../../src/contexts/projects/operations/edit-project.ts'
import { removeProjectMember } from '../../src/contexts/projects/operations/remove-project-member.ts'
import { resizeAllocation } from '../../src/contexts/allocations/operations/resize-allocation.ts'
import { withdrawResourceShare } from '../../src/contexts/allocations/operations/withdraw-resource-share.ts'
import type { Context } from '../../src/kernel/context.ts'
import { schema } from '../../src/schema.ts'
import * as given from '../given.ts'
import * as made from '../given-allocations.ts'
import { kept, undone } from '../told.ts'

const day = (n: number) => new Date(Date.UTC(2026, 2, n, 12))
let of: Awaited<ReturnType<typeof made.facility>>
beforeAll(async () => void (of = await made.facility()))

const gid = (id: string) => Buffer.from(`Project:${id}`).toString('base64')
const COMPARE = parse(`query ($id: ID!, $from: DateTime!, $to: DateTime!) {
  compareProject(id: $id, from: $from, to: $to) { kind label change changes { field before after } }
  projectMoments(id: $id) { at actions changedBy { id } }
}`)

async function compare(ctx: Context, id: string, [from, to]: [Date, Date]) {
  const variableValues = { id: gid(id), from: from.toISOString(), to: to.toISOString() }
  const { data, errors } = await execute({ schema, document: COMPARE, contextValue: ctx, variableValues })
  if (errors) throw errors[0]!
  return JSON.parse(JSON.stringify(data)) as {
    compareProject: { kind: string; label: string; change: string; changes: { field: string }[] }[]
    projectMoments: { at: string; actions: string[] }[]
  }
}

it('tells what a project gained, lost and saw changed between two moments, and when that was', async () => {
  const { manager } = of
  const [ana, bo] = [await given.person(of.tenantId, { name: 'Ana' }), await given.person(of.tenantId, { name: 'Bo' })]
  const at = (n: number) => ({ ...manager, at: day(n) })
  const first = await kept(at(1), async (ctx) => {
    const [id, other] = [await made.project(ctx, { name: 'Comets' }), await made.project(ctx)]
    const resourceTypeId = await made.resourceType(ctx, { name: 'GPU' })
    const allocation = await made.allocation(ctx, { projectId: id, resourceTypeId, quantity: '100' })
    const share = await made.share(ctx, [id, other], '10')
    const member = (await addProjectMember(ctx, { projectId: id, userId: ana.userId, role: 'EDITOR' })).id
    return { id, resourceTypeId, allocation, share, member }
  })
  const { id } = first
  await kept(at(3), (ctx) => editProject(ctx, { id, name: 'Meteors' }))
  await kept(at(4), (ctx) => resizeAllocation(ctx, { id: first.allocation, quantity: '200' }))
  await kept(at(5), (ctx) => withdrawResourceShare(ctx, { id: first.share }))
  await kept(at(6), async (ctx) => {
    await removeProjectMember(ctx, { id: first.member })
    // Taken away and given again: the same person, another part.
    const again = await addProjectMember(ctx, { projectId: id, userId: ana.userId, role: 'EDITOR' })
    await changeProjectMember(ctx, { id: again.id, role: 'OWNER' })
    await addProjectMember(ctx, { projectId: id, userId: bo.userId, role: 'VIEWER' })
  })
  const { compareProject, projectMoments } = await undone(manager, (ctx) => compare(ctx, id, [day(2), day(7)]))
  expect(
    compareProject.map(({ kind, label, change, changes }) => [
      kind,
      change,
      label.replace(/ to .*/, ' to …'),
      changes.map(({ field }) => field),
    ]),
  ).toEqual([
    ['PROJECT', 'CHANGED', 'Meteors', ['name']],
    ['PROJECT_MEMBER', 'CHANGED', 'Ana', ['role']],
    ['PROJECT_MEMBER', 'GAINED', 'Bo', ['role']],
    ['ALLOCATION', 'CHANGED', 'GPU', ['quantity']],
    ['RESOURCE_SHARE', 'LOST', 'Everything to …', expect.any(Array)],
  ])
  expect(projectMoments.map(({ at: when }) => when)).toEqual([1, 3, 4, 5, 6].map((n) => day(n).toISOString()))
  expect(projectMoments[1]?.actions).toEqual(['editProject'])

  // Before it was made there is nothing to compare with, and a stranger has nothing to compare.
  const begun = await undone(manager, (ctx) => compare(ctx, id, [new Date('2020-01-01'), day(2)]))
  expect(new Set(begun.compareProject.map(({ change }) => change))).toEqual(new Set(['GAINED']))
  const stranger = await given.person(of.tenantId)
  expect(await undone(stranger, (ctx) => compare(ctx, id, [day(2), day(7)]))).toEqual({
    compareProject: [],
    projectMoments: [],
  })
})
