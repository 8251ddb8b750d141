import { addProjectMember } from '../src/contexts/projects/operations/add-project-member.ts'
import { createProject } from '../src/contexts/projects/operations/create-project.ts'
import type { MemberRole } from '../src/contexts/projects/operations/members.ts'
import { nameResourceManager } from '../src/contexts/projects/operations/name-resource-manager.ts'
import { setProjectDefaults } from '../src/contexts/projects/operations/set-project-defaults.ts'
import { newId } from '../src/kernel/ids.ts'
import { ownerPool } from './database.ts'
import * as given from './given.ts'
import { kept } from './told.ts'

/** Everybody a right can come from: by a role in the tenant, by a part in the project, or not at all. */
export const everybody = [
  'admin',
  'resourceManager',
  'pi',
  'otherPi',
  'manager',
  'owner',
  'editor',
  'viewer',
  'steward',
  'auditor',
  'viewerRole',
  'stranger',
  'foreignAdmin',
] as const
export type Who = (typeof everybody)[number]

export interface House {
  readonly tenantId: string
  readonly people: Readonly<Record<Who, given.Person>>
  readonly projectId: string
  readonly groupId: string
  /** The membership of the one who sees. */
  readonly viewerMembershipId: string
  readonly managerId: string
  readonly otherProjectId: string
}

/** A tenant in which each person stands in another relation to one project of the PI's. Kept; its tests undo what they do. */
export async function house(options: { password?: string } = {}): Promise<House> {
  const { tenantId } = await given.tenant()
  const foreign = await given.tenant()
  const of = (roles: given.SystemRole[] = [], at = tenantId) => given.person(at, { roles, ...options })
  const people: Record<Who, given.Person> = {
    admin: await of(['admin']),
    resourceManager: await of(['resource_manager']),
    pi: await of(['pi']),
    otherPi: await of(['pi']),
    manager: await of(),
    owner: await of(),
    editor: await of(),
    viewer: await of(),
    steward: await of(),
    auditor: await of(['auditor']),
    viewerRole: await of(['viewer']),
    stranger: await of(),
    foreignAdmin: await of(['admin'], foreign.tenantId),
  }
  const otherProject = await kept(people.otherPi, (ctx) => createProject(ctx, { name: 'Storm surge' }))
  const made = await kept(people.pi, async (ctx) => {
    const { id: projectId } = await createProject(ctx, {
      name: 'Coral genomics',
      billing: { costCentre: 'CC-1' },
      activate: true,
    })
    const member = async (who: Who, role: MemberRole) =>
      (await addProjectMember(ctx, { projectId, userId: people[who].userId, role })).id
    await member('owner', 'OWNER')
    await member('editor', 'EDITOR')
    const viewerMembershipId = await member('viewer', 'VIEWER')
    const { id: managerId } = await nameResourceManager(ctx, { projectId, userId: people.manager.userId })
    await setProjectDefaults(ctx, { projectId, dataStewardId: people.steward.userId })
    const { defaultSecurityGroupId: groupId } = await ctx.tx.project.findFirstOrThrow({ where: { id: projectId } })
    return { projectId, groupId, viewerMembershipId, managerId }
  })
  return { tenantId, people, ...made, otherProjectId: otherProject.id }
}

/** A storage allocation of a project with an open data share that inherits its project's steward and group; the share's id. */
export async function dataShare({ tenantId, projectId }: Pick<House, 'tenantId' | 'projectId'>): Promise<string> {
  const [typeId, allocationId, shareId] = [newId(), newId(), newId()]
  const sql = (text: string, values: unknown[]) => ownerPool().query(text, values)
  await sql(
    `insert into allocations.resource_types (tenant_id, id, name, unit, is_storage_type) values ($1, $2, $3, 'TB', true)`,
    [tenantId, typeId, `Storage ${typeId}`],
  )
  await sql(
    `insert into allocations.allocations (tenant_id, id, project_id, resource_type_id, is_storage_type, allocation_model, quantity, lifetime_months, starts_at, period_start, period_end, ends_at)
     values ($1, $2, $3, $4, true, 'CONDO', 10, 60, date_trunc('day', now()), date_trunc('day', now()), date_trunc('day', now()) + interval '60 months', date_trunc('day', now()) + interval '60 months')`,
    [tenantId, allocationId, projectId, typeId],
  )
  await sql(
    `insert into allocations.allocation_periods (tenant_id, id, allocation_id, project_id, is_storage_type, k, starts_at, ends_at, quantity)
     select tenant_id, $2, id, project_id, is_storage_type, 0, starts_at, ends_at, quantity from allocations.allocations where id = $1`,
    [allocationId, newId()],
  )
  await sql(
    `insert into allocations.data_shares (tenant_id, id, name, project_id, source_allocation_id, storage_subtype, data_steward_id, security_group_id)
     select $1, $2, $5, $3, $4, 'POSIX', coalesce(p.default_data_steward_id, p.pi_owner_id), p.default_security_group_id from projects.projects p where p.tenant_id = $1 and p.id = $3`,
    [tenantId, shareId, projectId, allocationId, `Share ${shareId}`],
  )
  return shareId
}

/** Puts people into a security group. */
export async function inGroup(tenantId: string, groupId: string, people: readonly given.Person[]): Promise<void> {
  for (const { userId } of people) {
    await ownerPool().query(
      'insert into identity.security_group_members (tenant_id, id, group_id, user_id) values ($1, $2, $3, $4)',
      [tenantId, newId(), groupId, userId],
    )
  }
}

/** A security group of no project. */
export async function group(tenantId: string): Promise<string> {
  const id = newId()
  await ownerPool().query('insert into identity.security_groups (tenant_id, id, group_name) values ($1, $2, $3)', [
    tenantId,
    id,
    `Group ${id}`,
  ])
  return id
}
