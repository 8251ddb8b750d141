import type { Context } from '../../kernel/context.ts'
import { holds, mayAskAll } from '../identity/index.ts'
import { mayAllocate, mayShare, projectsTo, requireOnProject } from '../projects/index.ts'

interface OfProject {
  readonly projectId: string
}

/** A resource manager of the facility grants; so does the project's own (its PI, where none is named). */
export const mayGrant = async (ctx: Context, projectId: string) =>
  holds(ctx, 'allocation:create') || (await projectsTo(ctx, 'allocate')).has(projectId)
/** The same people change what was granted. */
export const mayChangeAllocation = (ctx: Context, { projectId }: OfProject) => mayAllocate(ctx, { id: projectId })
/** The source's PI and resource managers share, change and withdraw. */
export const mayChangeShare = (ctx: Context, { sourceProjectId }: { readonly sourceProjectId: string }) =>
  mayShare(ctx, { id: sourceProjectId })

/** The project's PI and resource managers carve, and so do data stewards of the facility. */
export const mayCarve = async (ctx: Context, { projectId }: OfProject) =>
  holds(ctx, 'data_share:update') || (await projectsTo(ctx, 'share')).has(projectId)

interface Stewarded extends OfProject {
  readonly dataStewardId: string
}

const stewards = (ctx: Context, { dataStewardId }: Stewarded) =>
  holds(ctx, 'data_share:update') || dataStewardId === ctx.viewer.userId
/** Its data steward keeps a data share, with the project's PI; a token must be let to change data shares. */
export const mayKeepDataShare = async (ctx: Context, share: Stewarded) =>
  (stewards(ctx, share) && tokenMay(ctx)) || (await projectsTo(ctx, 'own')).has(share.projectId)
/** Besides them, who may carve may rename and release. */
export const mayReleaseDataShare = async (ctx: Context, share: Stewarded) =>
  (stewards(ctx, share) && tokenMay(ctx)) || (await projectsTo(ctx, 'share')).has(share.projectId)

/** Its data steward and the project’s PI see who reaches it and by which ways; so does who sees all roles and memberships. */
export const maySeeWhoReachesData = async (ctx: Context, share: Stewarded) =>
  mayAskAll(ctx) ||
  (share.dataStewardId === ctx.viewer.userId && tokenMay(ctx)) ||
  (await projectsTo(ctx, 'own')).has(share.projectId)

const tokenMay = (ctx: Context) => ctx.viewer.scopes === null || ctx.viewer.scopes.includes('data_share:update')

const MANAGER = 'A resource manager of the project, or its PI where none is named,'
const SHARER = 'The source project’s PI or a resource manager of it'
const STEWARD = 'Its data steward or the project’s PI'

export const requireGrant = (ctx: Context, projectId: string) =>
  requireOnProject(mayGrant(ctx, projectId), 'grant this project an allocation', MANAGER)
export const requireChangeAllocation = (ctx: Context, allocation: OfProject) =>
  requireOnProject(mayChangeAllocation(ctx, allocation), 'change this allocation', MANAGER)
export const requireShare = (ctx: Context, projectId: string) =>
  requireOnProject(mayChangeShare(ctx, { sourceProjectId: projectId }), 'share what this project has', SHARER)
export const requireCarve = (ctx: Context, projectId: string) =>
  requireOnProject(
    mayCarve(ctx, { projectId }),
    'carve a data share here',
    'The project’s PI, a resource manager of it or a data steward of the facility',
  )
export const requireKeepDataShare = (ctx: Context, share: Stewarded) =>
  requireOnProject(mayKeepDataShare(ctx, share), 'change who keeps or reaches this data share', STEWARD)
export const requireReleaseDataShare = (ctx: Context, share: Stewarded) =>
  requireOnProject(
    mayReleaseDataShare(ctx, share),
    'rename or release this data share',
    'Its data steward, or the project’s PI or resource manager',
  )
/** The project's PI and resource managers say how much one person may use; so does who changes allocations everywhere. */
export const maySetCap = async (ctx: Context, projectId: string) =>
  holds(ctx, 'allocation:update') || (await projectsTo(ctx, 'share')).has(projectId)
export const requireSetCap = (ctx: Context, projectId: string) =>
  requireOnProject(maySetCap(ctx, projectId), 'set caps here', 'The project’s PI or a resource manager of it')
