import type { Context } from '../../kernel/context.ts'
import { NotAllowed, NotFound } from '../../kernel/refusals.ts'
import { holds } from '../identity/index.ts'

/** What a relation to a project lets a person do with it; the database's own words (law/relations.sql). */
export type Deed = 'view' | 'edit' | 'administer' | 'own' | 'allocate' | 'share' | 'steward'

const remembered = new WeakMap<Context, Map<Deed, Promise<ReadonlySet<string>>>>()

/** The projects the viewer may do this to because of who they are to them: one statement a deed and request. */
export function projectsTo(ctx: Context, deed: Deed): Promise<ReadonlySet<string>> {
  const known = remembered.get(ctx) ?? new Map<Deed, Promise<ReadonlySet<string>>>()
  remembered.set(ctx, known)
  const ids = known.get(deed) ?? ask(ctx, deed)
  known.set(deed, ids)
  return ids
}

async function ask(ctx: Context, deed: Deed): Promise<ReadonlySet<string>> {
  const rows = await ctx.sql<{ id: string }>('select ctx.projects_to($1) as id', [deed])
  return new Set(rows.map(({ id }) => id))
}

/** Forgets the relations of a request in which they change. */
export function relationsChanged(ctx: Context): void {
  remembered.delete(ctx)
}

interface OwnedProject {
  readonly id: string
}

/** The PI, a resource manager, an owner or an editor changes a project; so does who may change all of the facility's. */
export const mayEditProject = async (ctx: Context, project: OwnedProject) => holds(ctx, 'project:update') || (await projectsTo(ctx, 'edit')).has(project.id)
/** The PI, a resource manager and an owner say who works on it, and see its audit log. */
export const mayAdministerProject = async (ctx: Context, project: OwnedProject) => holds(ctx, 'project:update') || (await projectsTo(ctx, 'administer')).has(project.id)
/** Only the PI names resource managers, archives, and makes it their default. */
export const mayOwnProject = async (ctx: Context, project: OwnedProject) => holds(ctx, 'project:update') || (await projectsTo(ctx, 'own')).has(project.id)
/** The named resource managers keep allocations; where none is named, the PI does. */
export const mayAllocate = async (ctx: Context, project: OwnedProject) => holds(ctx, 'allocation:update') || (await projectsTo(ctx, 'allocate')).has(project.id)
/** The PI and the resource managers share a part, and carve data shares. */
export const mayShare = async (ctx: Context, project: OwnedProject) => holds(ctx, 'resource_share:update') || (await projectsTo(ctx, 'share')).has(project.id)

/** Refuses unless allowed, naming who may. */
export async function requireOnProject(allowed: Promise<boolean>, deed: string, whoMay: string): Promise<void> {
  if (!(await allowed)) throw new NotAllowed(deed, whoMay)
}

/** The project if the viewer may see it (row level security decides), else the refusal that tells nothing. */
export async function visibleProject(ctx: Context, id: string, field: readonly string[] = ['projectId']) {
  const project = await ctx.tx.project.findUnique({ where: { tenantId_id: { tenantId: ctx.viewer.tenantId, id } } })
  if (!project) throw new NotFound('project', field)
  return project
}
