import { beforeAll, expect, it } from 'vitest'
import { house, type House } from '../../../../test/given-house.ts'
import { undone } from '../../../../test/told.ts'
import { become } from '../../../../test/given-allocations.ts'
import { StaleVersion } from '../../../kernel/refusals.ts'
import { PersonNotActive, ProjectNameTaken } from '../refusals.ts'
import { createProject } from './create-project.ts'
import { editProject } from './edit-project.ts'
import { rollBackProject } from './roll-back-project.ts'
import { setProjectDefaults } from './set-project-defaults.ts'

let of: House
beforeAll(async () => void (of = await house()))

it('makes a new version that equals the old one, and tells what that changes', () =>
  undone(of.people.pi, async (ctx) => {
    const { id } = await createProject(ctx, { name: 'Glaciers', description: 'Ice.', billing: { costCentre: '1' } })
    await editProject(ctx, { id, name: 'Snow', description: null, status: 'ACTIVE', phase: 'running' })
    await setProjectDefaults(ctx, { projectId: id, dataStewardId: of.people.steward.userId })
    const { changes } = await rollBackProject(ctx, { id, toVersion: 1, expectedVersion: 3, reason: 'A mistake.' })
    expect(changes.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['default_data_steward_id', of.people.steward.userId, null],
      ['description', null, 'Ice.'],
      ['name', 'Snow', 'Glaciers'],
      ['phase', 'running', null],
      ['status', 'ACTIVE', 'DRAFT'],
    ])
    const past = await ctx.sql<{ version: number; action: string; change_summary: string | null; same: boolean }>(
      `select h.version, h.action, h.change_summary, audit.field_changes(h.snapshot, f.snapshot) = '[]' as same from projects.project_history h
       join projects.project_history f on f.tenant_id = h.tenant_id and f.project_id = h.project_id and f.version = 1 where h.project_id = $1 order by h.version`,
      [id],
    )
    expect(past.map(({ version, same }) => [version, same])).toEqual([
      [1, true],
      [2, false],
      [3, false],
      [4, true],
    ])
    expect(past[3]).toMatchObject({ action: 'rollBackProject', change_summary: 'A mistake.' })
  }))

it('is held to what an edit is held to', () =>
  undone(of.people.pi, async (ctx) => {
    const { id } = await createProject(ctx, { name: 'Glaciers' })
    await setProjectDefaults(ctx, { projectId: id, dataStewardId: of.people.steward.userId })
    await setProjectDefaults(ctx, { projectId: id, dataStewardId: null })
    await editProject(ctx, { id, name: 'Snow' })
    await expect(rollBackProject(ctx, { id, toVersion: 1, expectedVersion: 2 })).rejects.toThrow(StaleVersion)
    await expect(rollBackProject(ctx, { id, toVersion: 99 })).rejects.toThrow('There is no such version')
    await createProject(ctx, { name: 'Glaciers' })
    await expect(rollBackProject(ctx, { id, toVersion: 1 })).rejects.toThrow(ProjectNameTaken)
    await editProject(ctx, { id, name: 'Rain' })
    await ctx.sql('reset role')
    await ctx.sql(`update identity.users set status = 'SUSPENDED' where id = $1`, [of.people.steward.userId])
    await ctx.sql('set local role tenure_app')
    await expect(rollBackProject(ctx, { id, toVersion: 2 })).rejects.toThrow(PersonNotActive)
    // Where nothing is different, nothing is written.
    const { changes } = await rollBackProject(ctx, { id, toVersion: 5 })
    expect(changes).toEqual([])
  }))

it('leaves the defaults to the PI, and tells a stranger nothing', () =>
  undone(of.people.pi, async (ctx) => {
    const id = of.projectId
    await setProjectDefaults(ctx, { projectId: id, dataStewardId: null })
    const editor = await become(ctx, of.people.editor)
    await expect(rollBackProject(editor, { id, toVersion: 2 })).rejects.toThrow('Its PI can')
    const viewer = await become(editor, of.people.viewer)
    await expect(rollBackProject(viewer, { id, toVersion: 1 })).rejects.toThrow('You may not roll back this project')
    const stranger = await become(viewer, of.people.stranger)
    await expect(rollBackProject(stranger, { id, toVersion: 1 })).rejects.toThrow('There is no such project')
  }))
