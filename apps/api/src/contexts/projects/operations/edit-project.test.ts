import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../test/given.ts'
import { house, type House } from '../../../../test/given-house.ts'
import { kept, undone } from '../../../../test/told.ts'
import { NotAllowed, StaleVersion } from '../../../kernel/refusals.ts'
import { BillingMissing, CardNumberInBilling, ProjectArchived, ProjectNameTaken } from '../refusals.ts'
import { archiveProject } from './archive-project.ts'
import { createProject } from './create-project.ts'
import { editProject } from './edit-project.ts'

let at: House
beforeAll(async () => void (at = await house()))

describe('editing a project', () => {
  it('changes what is given, leaves what is not, and takes away what is null', () =>
    undone(at.people.editor, async (ctx) => {
      const id = at.projectId
      await editProject(ctx, {
        id,
        name: ' Coral genomes ',
        description: 'Reefs',
        phase: 'pilot',
        reason: 'renamed by the funder',
      })
      await editProject(ctx, { id, phase: null })
      const project = await ctx.tx.project.findFirstOrThrow({
        where: { id },
        include: { history: { orderBy: { version: 'desc' }, take: 2 } },
      })
      expect(project).toMatchObject({
        name: 'Coral genomes',
        description: 'Reefs',
        phase: null,
        status: 'ACTIVE',
        updatedBy: at.people.editor.userId,
      })
      expect(project.history.map(({ version, action, changeSummary }) => [version, action, changeSummary])).toEqual([
        [project.version, 'editProject', null],
        [project.version - 1, 'editProject', 'renamed by the funder'],
      ])
    }))

  it('changes nothing, and no version, when nothing differs', () =>
    undone(at.people.pi, async (ctx) => {
      const before = await ctx.tx.project.findFirstOrThrow({ where: { id: at.projectId } })
      await editProject(ctx, { id: at.projectId, name: before.name, billing: { costCentre: 'CC-1' } })
      expect(await ctx.tx.project.findFirstOrThrow({ where: { id: at.projectId } })).toEqual(before)
    }))

  it('refuses a stale version with what the other changed, and by whom', async () => {
    const { tenantId } = await given.tenant()
    const pi = await given.person(tenantId, { roles: ['pi'] })
    const { id } = await kept(pi, (ctx) => createProject(ctx, { name: 'Glacier retreat' }))
    await kept(pi, (ctx) => editProject(ctx, { id, description: 'Alpine', expectedVersion: 1 }))
    const refusal = await undone(pi, (ctx) =>
      editProject(ctx, { id, description: 'Arctic', expectedVersion: 1 }).catch((error: unknown) => error),
    )
    expect(refusal).toBeInstanceOf(StaleVersion)
    expect(refusal).toMatchObject({
      current: 2,
      expected: 1,
      theirs: [{ field: 'description', before: null, after: 'Alpine' }],
      changedById: pi.userId,
    })
  })

  it('keeps a project a draft until it is known who pays, and active ones paid for', () =>
    undone(at.people.pi, async (ctx) => {
      const { id } = await createProject(ctx, { name: 'Plasma imaging' })
      await expect(editProject(ctx, { id, status: 'ACTIVE' })).rejects.toBeInstanceOf(BillingMissing)
      await expect(editProject(ctx, { id, status: 'ACTIVE', billing: { note: 'later' } })).rejects.toBeInstanceOf(
        BillingMissing,
      )
      await expect(editProject(ctx, { id, billing: { note: 'card 4111 1111 1111 1111' } })).rejects.toBeInstanceOf(
        CardNumberInBilling,
      )
      await editProject(ctx, { id, status: 'ACTIVE', billing: { grantCode: 'ERC-9' } })
      await expect(editProject(ctx, { id, billing: null })).rejects.toBeInstanceOf(BillingMissing)
      await editProject(ctx, { id, status: 'DRAFT', billing: null })
      expect(await ctx.tx.project.findFirstOrThrow({ where: { id } })).toMatchObject({
        status: 'DRAFT',
        billingDetails: null,
      })
    }))

  it('refuses a name the PI has given already, and an archived project', () =>
    undone(at.people.pi, async (ctx) => {
      const { id } = await createProject(ctx, { name: 'Plasma imaging' })
      await expect(editProject(ctx, { id, name: 'coral GENOMICS' })).rejects.toBeInstanceOf(ProjectNameTaken)
      await archiveProject(ctx, { id })
      await expect(editProject(ctx, { id, name: 'Plasma' })).rejects.toBeInstanceOf(ProjectArchived)
    }))

  it('is refused to who only sees it, naming who may', () =>
    undone(at.people.viewer, async (ctx) => {
      const refusal = await editProject(ctx, { id: at.projectId, name: 'Mine' }).catch((error: unknown) => error)
      expect(refusal).toBeInstanceOf(NotAllowed)
      expect(refusal).toMatchObject({ whoMay: 'Its PI, its resource managers, owners and editors' })
    }))
})
