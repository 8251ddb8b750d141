import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { InvalidInput, NotFound } from '../../../../kernel/refusals.ts'
import { ProjectArchived, visibleProject } from '../../../projects/index.ts'
import { AllocationNotStorage } from '../../refusals/data-shares.ts'
import { ResourceTypeRetired } from '../../refusals/resource-types.ts'
import type { RequestKind } from '../../rules/request-states.ts'
import { type Asked, askedColumns } from './asked-terms.ts'
import { requireAsk } from './the-request.ts'
import { type Answer, writeAnswers } from './write-answers.ts'

export interface DraftRequest extends OperationInput, Asked {
  readonly kind: RequestKind
  readonly projectId: string
  /** Of a new allocation; of the other kinds the allocation says it. */
  readonly resourceTypeId?: string | null | undefined
  /** Which is to change, be renewed or be carved from. */
  readonly allocationId?: string | null | undefined
  readonly answers?: readonly Answer[] | null | undefined
}

/** Begins a request for a project: a draft, seen by the project alone until it is submitted. */
export function draftRequest(ctx: Context, input: DraftRequest): Promise<{ id: string }> {
  return operation(ctx, { name: 'draftRequest', input }, async () => {
    const project = await visibleProject(ctx, input.projectId)
    await requireAsk(ctx, { projectId: project.id })
    if (project.deletedAt) throw new ProjectArchived(project.name, ['projectId'])
    const { allocationId, resourceTypeId } = await aboutWhat(ctx, input)
    const row = { id: newId(), projectId: project.id, resourceTypeId }
    await ctx.tx.allocationRequest.create({
      data: {
        ...(await askedColumns(ctx, { kind: input.kind, resourceTypeId }, input)),
        ...row,
        tenantId: ctx.viewer.tenantId,
        kind: input.kind,
        allocationId,
        askedBy: ctx.viewer.userId,
      },
      select: { id: true },
    })
    await writeAnswers(ctx, row, input.answers ?? [])
    return { id: row.id }
  })
}

async function aboutWhat(ctx: Context, { kind, ...input }: DraftRequest) {
  if (kind === 'NEW') {
    if (input.allocationId)
      throw new InvalidInput('A new allocation is asked for without one. Leave it out, or choose CHANGE.', [
        'allocationId',
      ])
    if (!input.resourceTypeId) throw new InvalidInput('Say of which resource type.', ['resourceTypeId'])
    const type = await ctx.tx.resourceType.findUnique({ where: rowKey(ctx, input.resourceTypeId) })
    if (!type) throw new NotFound('resource type', ['resourceTypeId'])
    if (type.retiredAt) throw new ResourceTypeRetired(type.name)
    return { allocationId: null, resourceTypeId: type.id }
  }
  if (!input.allocationId) throw new InvalidInput('Say which allocation.', ['allocationId'])
  const allocation = await ctx.tx.allocation.findUnique({
    where: rowKey(ctx, input.allocationId),
    include: { resourceType: true },
  })
  if (!allocation || allocation.projectId !== input.projectId)
    throw new NotFound('allocation of this project', ['allocationId'])
  if (kind === 'DATA_SHARE' && !allocation.isStorageType)
    throw new AllocationNotStorage({
      allocationId: allocation.id,
      resourceTypeId: allocation.resourceTypeId,
      allocation: 'The allocation',
      type: allocation.resourceType.name,
    })
  return { allocationId: allocation.id, resourceTypeId: allocation.resourceTypeId }
}
