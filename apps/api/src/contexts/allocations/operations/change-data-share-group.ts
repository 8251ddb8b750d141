import type { DataShare } from '@tenure/prisma/client'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { InvalidInput } from '../../../kernel/refusals.ts'
import { requireKeepDataShare } from '../access.ts'
import { dataShareToChange, groupToTake, inheritedFrom } from './the-data-share.ts'

export interface ChangeDataShareGroup extends OperationInput {
  readonly id: string
  /** Null: the project's, and whichever that becomes. */
  readonly securityGroupId?: string | null | undefined
  /** Makes a group for this data share alone, named after it, with the members that reach it now. */
  readonly makeOwn?: boolean | null | undefined
  readonly expectedVersion?: number | null | undefined
}

/** Opens a data share to another security group, at once. */
export function changeDataShareGroup(ctx: Context, input: ChangeDataShareGroup): Promise<{ id: string }> {
  return operation(ctx, { name: 'changeDataShareGroup', input }, async () => {
    if (input.makeOwn && input.securityGroupId)
      throw new InvalidInput('Give a group, or have one made: not both.', ['makeOwn'])
    const share = await dataShareToChange(ctx, input, requireKeepDataShare)
    const own = input.makeOwn
      ? await groupOfItsOwn(ctx, share)
      : input.securityGroupId
        ? await groupToTake(ctx, input.securityGroupId, share.projectId)
        : null
    const securityGroupId = own ?? (await inheritedFrom(ctx, share.projectId)).groupId
    await ctx.tx.dataShare.update({
      where: rowKey(ctx, share.id),
      data: { securityGroupId, groupInherited: own === null },
      select: { id: true },
    })
    return { id: share.id }
  })
}

/** Nobody loses access by the making of a group: who was in the old one is in the new one. */
async function groupOfItsOwn(ctx: Context, share: DataShare): Promise<string> {
  const [reference] = await ctx.sql<{ public_id: string }>('select public_id from allocations.project_references($1)', [
    [share.projectId],
  ])
  const id = newId()
  await ctx.sql(
    'insert into identity.security_groups (tenant_id, id, group_name, description) values ($1, $2, $3, $4)',
    [
      ctx.viewer.tenantId,
      id,
      await freeName(ctx, `${reference?.public_id ?? ''} ${share.name}`.trim()),
      `Made for the data share ${share.name}.`,
    ],
  )
  // The share turns to the group first: only the share's own group is filled.
  await ctx.tx.dataShare.update({
    where: rowKey(ctx, share.id),
    data: { securityGroupId: id, groupInherited: false },
    select: { id: true },
  })
  await ctx.sql('select allocations.fill_own_group($1, $2)', [share.id, share.securityGroupId])
  return id
}

async function freeName(ctx: Context, wanted: string): Promise<string> {
  const rows = await ctx.sql<{ group_name: string }>(
    'select group_name from identity.security_groups where tenant_id = $1 and starts_with(lower(group_name), lower($2))',
    [ctx.viewer.tenantId, wanted],
  )
  const taken = new Set(rows.map(({ group_name: name }) => name.toLowerCase()))
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`
    if (!taken.has(name.toLowerCase())) return name
  }
}
