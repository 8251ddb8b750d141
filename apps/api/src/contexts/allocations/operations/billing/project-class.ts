import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { InvalidInput, NotFound } from '../../../../kernel/refusals.ts'
import { requirePermission } from '../../../identity/index.ts'
import { checkedText } from '../checked-text.ts'

export interface CreateProjectClass extends OperationInput {
  readonly name: string
}

/** Adds a class of projects to charge by: internal, external, industry. */
export function createProjectClass(ctx: Context, input: CreateProjectClass): Promise<{ id: string }> {
  return operation(ctx, { name: 'createProjectClass', input }, async () => {
    requirePermission(ctx, 'billing:manage', 'make classes of projects')
    const name = checkedText(input.name, { most: 100, field: 'name' })
    const id = newId()
    const made = await ctx.sql(
      'insert into allocations.project_classes (tenant_id, id, name) values ($1, $2, $3) on conflict (tenant_id, lower(name)) do nothing returning id',
      [ctx.viewer.tenantId, id, name],
    )
    if (made.length === 0) throw new InvalidInput(`There is a class named “${name}” already. Use that one.`, ['name'])
    return { id }
  })
}

export interface SetProjectClass extends OperationInput {
  readonly projectId: string
  /** Null takes it away. */
  readonly projectClassId: string | null
}

/** Says what a project is to whom it is charged. What is issued stays; the next statement goes by the new class, for its whole month. */
export function setProjectClass(ctx: Context, input: SetProjectClass): Promise<{ id: string }> {
  return operation(ctx, { name: 'setProjectClass', input }, async () => {
    requirePermission(ctx, 'billing:manage', 'say how a project is charged')
    const { projectId, projectClassId } = input
    const known = { select: { id: true } } as const
    if (!(await ctx.tx.project.findUnique({ where: rowKey(ctx, projectId), ...known })))
      throw new NotFound('project', ['projectId'])
    if (projectClassId && !(await ctx.tx.projectClass.findUnique({ where: rowKey(ctx, projectClassId), ...known })))
      throw new NotFound('project class', ['projectClassId'])
    const at = [ctx.viewer.tenantId, projectId] as const
    await ctx.sql('select allocations.open_month()')
    if (projectClassId)
      await ctx.sql(
        `insert into allocations.classed_projects as x (tenant_id, project_id, id, project_class_id) values ($1, $2, $3, $4)
         on conflict (tenant_id, project_id) do update set project_class_id = excluded.project_class_id where x.project_class_id <> excluded.project_class_id`,
        [...at, newId(), projectClassId],
      )
    else await ctx.sql('delete from allocations.classed_projects where tenant_id = $1 and project_id = $2', at)
    return { id: projectId }
  })
}
