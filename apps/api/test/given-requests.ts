import type { Context } from '../src/kernel/context.ts'
import { addProjectMember } from '../src/contexts/projects/operations/add-project-member.ts'
import { retold } from '../src/kernel/database/told.ts'
import * as given from './given-allocations.ts'
import * as people from './given.ts'
import { openAs } from './told.ts'

export type Cast = Awaited<ReturnType<typeof given.facility>> &
  Record<'second' | 'member' | 'dean' | 'outsider', people.Person>
/** A facility with a second manager, a member who edits, a dean and somebody who has nothing to do with it. */
export async function requestCast(): Promise<Cast> {
  const facility = await given.facility()
  const one = (options?: Parameters<typeof people.person>[1]) => people.person(facility.tenantId, options)
  return {
    ...facility,
    second: await one({ roles: ['resource_manager'] }),
    member: await one(),
    dean: await one(),
    outsider: await one(),
  }
}

export interface Scene {
  readonly as: (who: keyof Omit<Cast, 'tenantId'>) => Promise<Context>
  readonly projectId: string
  readonly cpu: string
  readonly disk: string
}

/** A project of the PI with a member who edits it, a type of core-hours and one of storage; undone at the end. */
export async function scene(cast: Cast, work: (scene: Scene) => Promise<void>): Promise<void> {
  const opened = await openAs(cast.manager)
  try {
    // All at one time: what one grants the next sees.
    const at = new Date()
    const as: Scene['as'] = (who) => retold(opened.context, { ...cast[who], at })
    const ctx = await as('manager')
    const [cpu, disk] = [await given.resourceType(ctx), await given.resourceType(ctx, { storage: true })]
    const projectId = await given.project(ctx, { piId: cast.pi.userId })
    await addProjectMember(await as('pi'), { projectId, userId: cast.member.userId, role: 'EDITOR' })
    await work({ as, projectId, cpu, disk })
  } finally {
    await opened.rollback()
  }
}
