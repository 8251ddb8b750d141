import { beforeAll, describe, expect, it } from 'vitest'
import { ownerPool } from '../../../../test/database.ts'
import * as given from '../../../../test/given.ts'
import { house, type House } from '../../../../test/given-house.ts'
import { kept, undone } from '../../../../test/told.ts'
import { NotAllowed, NotFound, StaleVersion } from '../../../kernel/refusals.ts'
import { AlreadyOnProject, PersonNotActive } from '../refusals.ts'
import { addProjectMember } from './add-project-member.ts'
import { changeProjectMember } from './change-project-member.ts'
import { editProject } from './edit-project.ts'
import { removeProjectMember } from './remove-project-member.ts'

let at: House
beforeAll(async () => void (at = await house()))

describe('members of a project', () => {
  it('may what their role allows from the next statement on, and nothing once removed', async () => {
    const { tenantId, projectId, people } = at
    const newcomer = await given.person(tenantId)
    const edits = () =>
      undone(newcomer, (ctx) =>
        editProject(ctx, { id: projectId, phase: 'mine' }).then(
          () => 'edited',
          (error: Error) => error.name,
        ),
      )
    expect(await edits()).toBe('NotFound')
    const { id } = await kept(people.owner, (ctx) =>
      addProjectMember(ctx, { projectId, userId: newcomer.userId, role: 'VIEWER', reason: 'joins the lab' }),
    )
    expect(await edits()).toBe('NotAllowed')
    await kept(people.manager, (ctx) => changeProjectMember(ctx, { id, role: 'EDITOR', expectedVersion: 1 }))
    expect(await edits()).toBe('edited')
    await kept(people.pi, (ctx) => removeProjectMember(ctx, { id }))
    expect(await edits()).toBe('NotFound')
  })

  it('are each there once, are active, and are not the PI', () =>
    undone(at.people.pi, async (ctx) => {
      const add = (userId: string) => addProjectMember(ctx, { projectId: at.projectId, userId, role: 'EDITOR' })
      await expect(add(at.people.viewer.userId)).rejects.toBeInstanceOf(AlreadyOnProject)
      await expect(add(at.people.pi.userId)).rejects.toBeInstanceOf(AlreadyOnProject)
      await expect(add(at.people.foreignAdmin.userId)).rejects.toBeInstanceOf(NotFound)
      const away = await given.person(at.tenantId)
      await ownerPool().query(`update identity.users set status = 'SUSPENDED' where id = $1`, [away.userId])
      await expect(add(away.userId)).rejects.toBeInstanceOf(PersonNotActive)
    }))

  it('are not changed by editors, nor over a change by somebody else', async () => {
    const change = { id: at.viewerMembershipId, role: 'EDITOR' } as const
    await undone(at.people.editor, (ctx) => expect(changeProjectMember(ctx, change)).rejects.toBeInstanceOf(NotAllowed))
    await undone(at.people.pi, async (ctx) => {
      await changeProjectMember(ctx, change)
      await expect(changeProjectMember(ctx, { ...change, role: 'OWNER', expectedVersion: 1 })).rejects.toBeInstanceOf(
        StaleVersion,
      )
    })
  })

  it('leave by their own hand too, if they may say who works on it', () =>
    undone(at.people.owner, async (ctx) => {
      const { id } = await ctx.tx.projectMember.findFirstOrThrow({ where: { userId: at.people.owner.userId } })
      await removeProjectMember(ctx, { id })
      expect(await ctx.tx.project.count({ where: { id: at.projectId } })).toBe(0)
    }))
})
