import { beforeAll, describe, expect, it } from 'vitest'
import { ownerPool } from '../../../test/database.ts'
import * as given from '../../../test/given.ts'
import { dataShare, everybody, group, house, type House, inGroup, type Who } from '../../../test/given-house.ts'
import { undone } from '../../../test/told.ts'
import type { Context } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { addProjectMember } from './operations/add-project-member.ts'
import { archiveProject } from './operations/archive-project.ts'
import { createProject } from './operations/create-project.ts'
import { editProject } from './operations/edit-project.ts'
import { nameResourceManager } from './operations/name-resource-manager.ts'
import { setProjectDefaults } from './operations/set-project-defaults.ts'

/** Who may do what to one project: first the database's word, on plain SQL as the application's role; then the operations'. */
const table = `
                  see  edit  archive  members  managers  defaults  give-away  past  trail  allocate  share  steward  group  create  grant-role
admin             ✓    ✓     ✓        ✓        ✓         ✓         ✓          ✓     ✓      ✓         ✓      ✓        ✓      ✓       ✓
resourceManager   ✓    ✓     ✓        ✓        ✓         ✓         ✓          ✓     ·      ✓         ✓      ✓        ✓      ✓       ·
pi                ✓    ✓     ✓        ✓        ✓         ✓         ·          ✓     ✓      ·         ✓      ✓        ✓      ✓       ·
otherPi           ·    ·     ·        ·        ·         ·         ·          ·     ·      ·         ·      ·        ·      ✓       ·
manager           ✓    ✓     ·        ✓        ·         ·         ·          ✓     ✓      ✓         ✓      ✓        ·      ·       ·
owner             ✓    ✓     ·        ✓        ·         ·         ·          ✓     ✓      ·         ·      ·        ·      ·       ·
editor            ✓    ✓     ·        ·        ·         ·         ·          ✓     ·      ·         ·      ·        ·      ·       ·
viewer            ✓    ·     ·        ·        ·         ·         ·          ✓     ·      ·         ·      ·        ·      ·       ·
steward           ✓    ·     ·        ·        ·         ·         ·          ✓     ·      ·         ·      ✓        ·      ·       ·
auditor           ✓    ·     ·        ·        ·         ·         ·          ✓     ✓      ·         ·      ·        ·      ·       ·
viewerRole        ·    ·     ·        ·        ·         ·         ·          ·     ·      ·         ·      ·        ·      ·       ·
stranger          ·    ·     ·        ·        ·         ·         ·          ·     ·      ·         ·      ·        ·      ·       ·
foreignAdmin      ·    ·     ·        ·        ·         ·         ·          ·     ·      ·         ·      ·        ·      ✓       ✓
`

let at: House
let newcomer: given.Person
let otherGroup: string
let computeType: string
beforeAll(async () => {
  at = await house()
  newcomer = await given.person(at.tenantId)
  otherGroup = await group(at.tenantId)
  computeType = newId()
  await ownerPool().query(
    `insert into allocations.resource_types (tenant_id, id, name, unit) values ($1, $2, 'CPU', 'core-hours')`,
    [at.tenantId, computeType],
  )
  await dataShare(at)
  await inGroup(at.tenantId, at.groupId, [newcomer])
})

type Deed = (ctx: Context) => Promise<readonly unknown[]>

const sql: Record<string, Deed> = {
  see: (ctx) => ctx.sql('select from projects.projects where id = $1', [at.projectId]),
  edit: (ctx) => ctx.sql(`update projects.projects set name = 'Mine now' where id = $1 returning id`, [at.projectId]),
  archive: (ctx) =>
    ctx.sql('update projects.projects set deleted_at = now() where id = $1 returning id', [at.projectId]),
  members: (ctx) =>
    ctx.sql(
      `insert into projects.project_members (tenant_id, id, project_id, user_id, role) values ($1, $2, $3, $4, 'OWNER') returning id`,
      [at.tenantId, newId(), at.projectId, newcomer.userId],
    ),
  managers: (ctx) =>
    ctx.sql(
      'insert into projects.project_resource_managers (tenant_id, id, project_id, user_id) values ($1, $2, $3, $4) returning id',
      [at.tenantId, newId(), at.projectId, newcomer.userId],
    ),
  defaults: (ctx) =>
    ctx.sql(
      'update projects.projects set default_security_group_id = $2, default_data_steward_id = $3 where id = $1 returning id',
      [at.projectId, otherGroup, newcomer.userId],
    ),
  'give-away': (ctx) =>
    ctx.sql('update projects.projects set pi_owner_id = $2 where id = $1 returning id', [
      at.projectId,
      at.people.otherPi.userId,
    ]),
  past: (ctx) => ctx.sql('select from projects.project_history where project_id = $1', [at.projectId]),
  trail: (ctx) => ctx.sql('select from audit.audit_logs where project_id = $1', [at.projectId]),
  allocate: (ctx) =>
    ctx.sql(
      `insert into allocations.allocations (tenant_id, id, project_id, resource_type_id, is_storage_type, allocation_model, quantity, lifetime_months, starts_at, period_start, period_end, ends_at)
       values ($1, $2, $3, $4, false, 'CONDO', 1, 1, '2026-01-01', '2026-01-01', '2026-02-01', '2026-02-01') returning id`,
      [at.tenantId, newId(), at.projectId, computeType],
    ),
  share: (ctx) =>
    ctx.sql(
      'insert into allocations.resource_shares (tenant_id, id, source_project_id, recipient_project_id, share_percentage) values ($1, $2, $3, $4, 1) returning id',
      [at.tenantId, newId(), at.projectId, at.otherProjectId],
    ),
  steward: (ctx) =>
    ctx.sql(
      'update allocations.data_shares set security_group_id = $2, group_inherited = false where project_id = $1 returning id',
      [at.projectId, otherGroup],
    ),
  group: (ctx) =>
    ctx.sql(
      'insert into identity.security_group_members (tenant_id, id, group_id, user_id) values ($1, $2, $3, $4) returning id',
      [at.tenantId, newId(), at.groupId, ctx.viewer.userId],
    ),
  create: (ctx) => createProject(ctx, { name: 'Another' }).then(({ id }) => [id]),
  'grant-role': (ctx) =>
    ctx.sql(
      `insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id) select $1, $2, $3, tenant_id, id from identity.roles where name = 'data_scientist' and is_system_role returning id`,
      [ctx.viewer.tenantId, newId(), ctx.viewer.userId],
    ),
}

const operations: Record<string, (ctx: Context) => Promise<unknown>> = {
  edit: (ctx) => editProject(ctx, { id: at.projectId, name: 'Mine now' }),
  archive: async (ctx) =>
    archiveProject(ctx, { id: at.projectId }).catch((error: Error) =>
      error.name === 'ProjectInUse' ? 'allowed, but in use' : Promise.reject(error),
    ),
  members: (ctx) => addProjectMember(ctx, { projectId: at.projectId, userId: newcomer.userId, role: 'OWNER' }),
  managers: (ctx) => nameResourceManager(ctx, { projectId: at.projectId, userId: newcomer.userId }),
  defaults: (ctx) =>
    setProjectDefaults(ctx, { projectId: at.projectId, securityGroupId: otherGroup, dataStewardId: newcomer.userId }),
}

const [head = '', ...lines] = table.trim().split('\n')
const deeds = head.trim().split(/\s+/)
const allowed = new Map(
  lines
    .map((line) => line.trim().split(/\s+/))
    .map(([who, ...marks]) => [who as Who, new Set(deeds.filter((_deed, i) => marks[i] === '✓'))]),
)

/** 42501 is the database's no, TN007 that to giving more than one has; a rule on visible rows says no by finding none. */
const didDatabase = (who: Who, deed: string) =>
  undone(at.people[who], (ctx) => sql[deed]!(ctx)).then(
    (rows) => rows.length > 0,
    (error: { name: string; code?: string }) => {
      if (error.code === '42501' || error.code === 'TN007' || error.name === 'NotAllowed') return false
      throw error
    },
  )

const didOperation = (who: Who, deed: string) =>
  undone(at.people[who], (ctx) => operations[deed]!(ctx)).then(
    () => true,
    (error: Error) => {
      if (['NotAllowed', 'NotFound'].includes(error.name)) return false
      throw error
    },
  )

describe('who may do what to a project', () => {
  it('has a row for everybody and a column for every deed', () => {
    expect([...allowed.keys()]).toEqual([...everybody])
    expect(deeds).toEqual(Object.keys(sql))
  })

  it.each([...everybody])('%s: the database', async (who) => {
    const done: string[] = []
    for (const deed of deeds) if (await didDatabase(who, deed)) done.push(deed)
    expect(done).toEqual(deeds.filter((deed) => allowed.get(who)!.has(deed)))
  })

  it.each([...everybody])('%s: the operations', async (who) => {
    const done: string[] = []
    for (const deed of Object.keys(operations)) if (await didOperation(who, deed)) done.push(deed)
    expect(done).toEqual(Object.keys(operations).filter((deed) => allowed.get(who)!.has(deed)))
  })
})
