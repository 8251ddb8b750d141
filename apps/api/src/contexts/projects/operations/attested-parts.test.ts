import { beforeAll, expect, it } from 'vitest'
import { ownerPool } from '../../../../test/database.ts'
import * as given from '../../../../test/given.ts'
import { undone } from '../../../../test/told.ts'
import { addProjectMember } from './add-project-member.ts'
import { createProject } from './create-project.ts'
import { nameResourceManager } from './name-resource-manager.ts'
import { setProjectDefaults } from './set-project-defaults.ts'

let admin: given.Person
let other: given.Person
beforeAll(async () => {
  const { tenantId, slug } = await given.tenant()
  admin = await given.person(tenantId, { roles: ['admin'] })
  other = await given.person(tenantId)
  await ownerPool().query(
    `select identity.attest_by_installation($1, $2, now() + interval '1 year', 'Passport seen')`,
    [slug, admin.email],
  )
  await ownerPool().query(`select * from identity.set_tenant($1, '{"itarRestricted": true}')`, [slug])
})

it('export control makes nobody a member, manager, PI or data steward without one, by the operation and by the database', () =>
  undone(admin, async (ctx) => {
    const userId = other.userId
    const refused = { name: 'NotAttested' }
    const by = async (sql: string, values: unknown[]) => {
      await ctx.sql('savepoint s')
      const code = await ctx.sql(sql, values).then(
        () => 'done',
        (error: { code: string }) => error.code,
      )
      await ctx.sql('rollback to savepoint s')
      return code
    }
    await expect(createProject(ctx, { name: 'Probe', piId: userId })).rejects.toMatchObject({
      ...refused,
      field: ['piId'],
    })
    const { id: projectId } = await createProject(ctx, { name: 'Probe' })
    await expect(addProjectMember(ctx, { projectId, userId, role: 'VIEWER' })).rejects.toMatchObject(refused)
    await expect(nameResourceManager(ctx, { projectId, userId })).rejects.toMatchObject(refused)
    await expect(setProjectDefaults(ctx, { projectId, dataStewardId: userId })).rejects.toMatchObject({
      ...refused,
      field: ['dataStewardId'],
    })
    expect(
      await by('update projects.projects set default_data_steward_id = $2 where id = $1', [projectId, userId]),
    ).toBe('TN008')
    // A part whose holder's attestation has ended stops no other change.
    await setProjectDefaults(ctx, { projectId, dataStewardId: admin.userId })
    expect(await by(`update projects.projects set phase = 'x' where id = $1`, [projectId])).toBe('done')
  }))
