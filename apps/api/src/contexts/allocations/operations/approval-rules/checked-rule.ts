import { formatFixed } from '@tenure/quantities/format'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { unlessRefused } from '../../../../kernel/refusal.ts'
import { InvalidInput, NotFound } from '../../../../kernel/refusals.ts'
import { requirePermission } from '../../../identity/index.ts'
import { activePerson } from '../../../projects/index.ts'
import { readQuantity } from '../../rules/value-checks.ts'
import type { RequestKind } from '../../rules/request-states.ts'
import { checkedText } from '../checked-text.ts'

/** Which requests, and whose approval they need. */
export interface RuleContent {
  readonly name: string
  /** Absent: of every type. */
  readonly resourceTypeId?: string | null | undefined
  /** Absent or none: of every kind. */
  readonly kinds?: readonly RequestKind[] | null | undefined
  /** From this quantity on; absent, from any. */
  readonly atLeast?: string | null | undefined
  /** How many of them have to approve; one unless said otherwise. */
  readonly approvalsNeeded?: number | null | undefined
  readonly approver: 'ROLE' | 'PEOPLE' | 'PROJECT_PI'
  /** Where a role approves. */
  readonly roleId?: string | null | undefined
  /** Where people approve: at least as many as approvals are needed. */
  readonly userIds?: readonly string[] | null | undefined
  /** Whether one of them may approve what they asked themselves; no, unless said otherwise. */
  readonly ownAllowed?: boolean | null | undefined
}

export const requireRules = (ctx: Context): void => requirePermission(ctx, 'tenant:update', 'say who approves requests')

/** A rule's columns and people, checked. */
export async function checkedRule(ctx: Context, input: RuleContent) {
  const approvalsNeeded = input.approvalsNeeded ?? 1
  if (!Number.isInteger(approvalsNeeded) || approvalsNeeded < 1 || approvalsNeeded > 20)
    throw new InvalidInput('Ask for 1 to 20 approvals.', ['approvalsNeeded'])
  if (input.approver === 'PROJECT_PI' && approvalsNeeded !== 1)
    throw new InvalidInput('A project has one PI: ask for one approval.', ['approvalsNeeded'])
  if (input.resourceTypeId && !(await ctx.tx.resourceType.findUnique({ where: rowKey(ctx, input.resourceTypeId) })))
    throw new NotFound('resource type', ['resourceTypeId'])
  const people = await checkedPeople(ctx, input, approvalsNeeded)
  const role = await checkedRole(ctx, input)
  const columns = {
    name: checkedText(input.name, { most: 100, field: 'name' }),
    resourceTypeId: input.resourceTypeId ?? null,
    kinds: [...new Set(input.kinds)].sort(),
    atLeast: input.atLeast ? formatFixed(unlessRefused(readQuantity(input.atLeast, ['atLeast']))) : null,
    approvalsNeeded,
    approver: input.approver,
    roleTenantId: role?.tenantId ?? null,
    roleId: role?.id ?? null,
    ownAllowed: input.ownAllowed ?? false,
  }
  return { columns, people }
}

async function checkedPeople(ctx: Context, { approver, userIds }: RuleContent, needed: number): Promise<string[]> {
  const ids = [...new Set(userIds)]
  if (approver !== 'PEOPLE') {
    if (ids.length > 0) throw new InvalidInput('People are named where people approve. Leave them out.', ['userIds'])
    return []
  }
  if (ids.length < needed)
    throw new InvalidInput(
      `Name at least ${needed === 1 ? 'one person' : `${needed} people`}: so many have to approve.`,
      ['userIds'],
    )
  if (ids.length > 50) throw new InvalidInput('Name at most 50 people, or make them a role.', ['userIds'])
  for (const id of ids) await activePerson(ctx, id, ['userIds'])
  return ids
}

async function checkedRole(ctx: Context, { approver, roleId }: RuleContent) {
  if (approver !== 'ROLE') {
    if (roleId) throw new InvalidInput('A role is named where a role approves. Leave it out.', ['roleId'])
    return null
  }
  const [role] = await ctx.sql<{ id: string; tenantId: string }>(
    'select r.id, r.tenant_id as "tenantId" from identity.roles r where r.id = $1',
    [roleId],
  )
  if (!role) throw new NotFound('role', ['roleId'])
  return role
}

/** The people of a rule become these. */
export async function writePeople(ctx: Context, ruleId: string, people: readonly string[]): Promise<void> {
  const where = { tenantId: ctx.viewer.tenantId, ruleId }
  const before = (await ctx.tx.approvalRulePerson.findMany({ where, select: { userId: true } })).map(
    ({ userId }) => userId,
  )
  const gone = before.filter((id) => !people.includes(id))
  if (gone.length > 0) await ctx.tx.approvalRulePerson.deleteMany({ where: { ...where, userId: { in: gone } } })
  await ctx.tx.approvalRulePerson.createMany({
    data: people.filter((id) => !before.includes(id)).map((userId) => ({ ...where, id: newId(), userId })),
  })
}
