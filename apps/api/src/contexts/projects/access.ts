import type { Context } from '../../kernel/context.ts'
import { NotAllowed, NotFound } from '../../kernel/refusals.ts'
import { rowKey } from '../../kernel/keys.ts'
import { holds, mayAskAll } from '../identity/index.ts'
import { ProjectArchived } from './refusals.ts'

/** What a relation to a project lets a person do with it; the database's own words (law/relations.sql). */
export type Deed = 'view' | 'edit' | 'administer' | 'own' | 'allocate' | 'share' | 'steward'

const deeds: readonly Deed[] = ['view', 'edit', 'administer', 'own', 'allocate', 'share', 'steward']
type Relations = Readonly<Record<Deed, ReadonlySet<string>>>
const remembered = new WeakMap<Context, Promise<Relations>>()

/** The projects the viewer may do this to because of who they are to them: one statement a request, for all deeds. */
export async function projectsTo(ctx: Context, deed: Deed): Promise<ReadonlySet<string>> {
  const known = remembered.get(ctx) ?? ask(ctx)
  remembered.set(ctx, known)
  return (await known)[deed]
}

async function ask(ctx: Context): Promise<Relations> {
  const rows = await ctx.sql<{ deed: Deed; ids: string[] }>(
    'select deed, array(select ctx.projects_to(deed))::text[] as ids from unnest($1::text[]) deed',
    [deeds],
  )
  return Object.fromEntries(rows.map(({ deed, ids }) => [deed, new Set(ids)])) as unknown as Relations
}

/** Forgets the relations of a request in which they change. */
export function relationsChanged(ctx: Context): void {
  remembered.delete(ctx)
}

interface OwnedProject {
  readonly id: string
}

/** The PI, a resource manager, an owner or an editor changes a project; so does who may change all of the facility's. */
export const mayEditProject = async (ctx: Context, project: OwnedProject) =>
  holds(ctx, 'project:update') || (await projectsTo(ctx, 'edit')).has(project.id)
/** The PI, a resource manager and an owner say who works on it, and see its audit log. */
export const mayAdministerProject = async (ctx: Context, project: OwnedProject) =>
  holds(ctx, 'project:update') || (await projectsTo(ctx, 'administer')).has(project.id)
/** Only the PI names resource managers, the default steward and the default group; or who may change all of the facility's. */
export const mayOwnProject = async (ctx: Context, project: OwnedProject) =>
  holds(ctx, 'project:update') || (await projectsTo(ctx, 'own')).has(project.id)
/** Only the PI puts it away and brings it back; or who may archive all of the facility's. */
export const mayArchiveProject = async (ctx: Context, project: OwnedProject) =>
  holds(ctx, 'project:delete') || (await projectsTo(ctx, 'own')).has(project.id)
/** The named resource managers keep allocations; where none is named, the PI does. */
export const mayAllocate = async (ctx: Context, project: OwnedProject) =>
  holds(ctx, 'allocation:update') || (await projectsTo(ctx, 'allocate')).has(project.id)
/** The same say what it is granted anew; so does who grants for the facility. */
export const mayGrant = async (ctx: Context, project: OwnedProject) =>
  holds(ctx, 'allocation:create') || (await projectsTo(ctx, 'allocate')).has(project.id)
/** The PI, the resource managers and members who edit ask for resources: it is the project's need, and nobody else's. */
export const mayAsk = async (ctx: Context, project: OwnedProject) => (await projectsTo(ctx, 'edit')).has(project.id)
/** The PI and the resource managers carve data shares. */
export const mayCarve = async (ctx: Context, project: OwnedProject) =>
  holds(ctx, 'data_share:update') || (await projectsTo(ctx, 'share')).has(project.id)
/** The PI and the resource managers share a part. */
export const mayShare = async (ctx: Context, project: OwnedProject) =>
  holds(ctx, 'resource_share:update') || (await projectsTo(ctx, 'share')).has(project.id)

/** The PI sees who reaches it and by which ways; so does who sees all roles and memberships. */
export const maySeeWhoReaches = async (ctx: Context, project: OwnedProject) =>
  mayAskAll(ctx) || (await projectsTo(ctx, 'own')).has(project.id)

/** Refuses unless allowed, naming who may. */
export async function requireOnProject(allowed: Promise<boolean>, deed: string, whoMay: string): Promise<void> {
  if (!(await allowed)) throw new NotAllowed(deed, whoMay)
}

/** The project if the viewer may see it (row level security decides), else the refusal that tells nothing. */
export async function visibleProject(ctx: Context, id: string, field: readonly string[] = ['projectId']) {
  const project = await ctx.tx.project.findUnique({ where: rowKey(ctx, id) })
  if (!project) throw new NotFound('project', field)
  return project
}

/** The same, locked until the request ends: who decides on it next waits, and what is read here still holds when it is written. */
export async function lockedProject(ctx: Context, id: string, field: readonly string[] = ['projectId']) {
  await ctx.sql('select projects.lock(array[$1]::uuid[])', [id])
  return visibleProject(ctx, id, field)
}

/** The same, refused where it is archived. */
export async function lockedLivingProject(ctx: Context, id: string, field: readonly string[] = ['projectId']) {
  const project = await lockedProject(ctx, id, field)
  if (project.deletedAt) throw new ProjectArchived(project.name, field)
  return project
}
