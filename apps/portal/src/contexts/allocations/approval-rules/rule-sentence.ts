import type { ApprovalRuleRowFragment } from '../../../graphql/generated/approval-rules-page.ts'
import { requestKindWords } from '../requests/request-words.ts'
import { showQuantity } from '../show-quantity.ts'

/** Which requests a rule is for, in words: 'New allocation of CPU from 10,000 core-hours on'. */
export function whichRequests({ kinds, resourceType, atLeast }: ApprovalRuleRowFragment): string {
  const kind = kinds.length === 0 ? 'Every request' : kinds.map((one) => requestKindWords[one]).join(', ')
  const of = resourceType ? ` of ${resourceType.name}` : ''
  const from = atLeast === null ? '' : ` from ${showQuantity(atLeast)}${resourceType ? ` ${resourceType.unit}` : ''} on`
  return `${kind}${of}${from}`
}

/** Who approves under a rule, in words. */
export function whoApproves({ approver, approvalsNeeded, people, role, ownAllowed }: ApprovalRuleRowFragment): string {
  const own = ownAllowed ? ', their own too' : ''
  if (approver === 'PROJECT_PI') return `The project’s PI${own}`
  const who =
    approver === 'ROLE'
      ? `who hold the role ${role?.name ?? 'that is hidden from you'}`
      : people.map(({ fullName }) => fullName).join(', ')
  const count = approver === 'PEOPLE' && people.length === 1 ? '' : `${approvalsNeeded} of `
  return `${count}${who}${own}`
}
