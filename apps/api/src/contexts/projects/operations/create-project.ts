import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotAllowed } from '../../../kernel/refusals.ts'
import { holds } from '../../identity/index.ts'
import { relationsChanged } from '../access.ts'
import { ProjectNameTaken } from '../refusals.ts'
import { type Billing, checkActivation, checkedBilling, checkedName, publicIdLetters } from '../rules.ts'
import { activePerson } from './active-person.ts'
import { knownTeam } from './known-team.ts'

export interface CreateProject extends OperationInput {
  readonly name: string
  readonly description?: string | null | undefined
  /** The PI; absent, the viewer. */
  readonly piId?: string | null | undefined
  readonly billing?: Billing | null | undefined
  readonly teamId?: string | null | undefined
  /** Whether it is to be active at once; needs billing. */
  readonly activate?: boolean | null | undefined
}

/** Makes a project with its public id and a security group of its own, named after it. */
export function createProject(ctx: Context, input: CreateProject): Promise<{ id: string }> {
  return operation(ctx, { name: 'createProject', input }, async () => {
    const { viewer } = ctx
    const { tenantId, userId } = viewer
    const piId = input.piId ?? userId
    if (!holds(ctx, 'project:create'))
      throw new NotAllowed('create a project', 'A PI or a resource manager of the facility')
    if (piId !== userId && !holds(ctx, 'project:update'))
      throw new NotAllowed('create a project for somebody else', 'A resource manager of the facility', ['piId'])
    if (viewer.scopes && !viewer.scopes.includes('project:read'))
      throw new NotAllowed('create a project by this token', 'A token with the scope project:read as well')
    const name = checkedName(input.name)
    const billing = checkedBilling(input.billing)
    if (input.activate) checkActivation(billing)
    await activePerson(ctx, piId, ['piId'])
    if (input.teamId) await knownTeam(ctx, input.teamId)
    const letters = publicIdLetters(name)
    const [next] = await ctx.sql<{ number: number }>('select projects.next_public_numbers($1, 1) as number', [letters])
    const publicId = `${letters}-${next!.number}`
    const [id, groupId] = [newId(), newId()]
    await ctx.sql(
      'insert into identity.security_groups (tenant_id, id, group_name, description) values ($1, $2, $3, $4)',
      [tenantId, groupId, `${publicId} members`, `Made with the project ${publicId}.`],
    )
    try {
      await ctx.tx.project.create({
        data: {
          tenantId,
          id,
          publicId,
          name,
          description: input.description?.trim() || null,
          piOwnerId: piId,
          teamId: input.teamId ?? null,
          defaultSecurityGroupId: groupId,
          ...(billing ? { billingDetails: billing } : {}),
          status: input.activate ? 'ACTIVE' : 'DRAFT',
          createdBy: userId,
          updatedBy: userId,
        },
        select: { id: true },
      })
    } catch (error) {
      if (violates(error, 'projects_name_unique')) throw new ProjectNameTaken(name)
      throw error
    }
    relationsChanged(ctx)
    return { id }
  })
}
