// All that other contexts may import.
export { holds, mayAskAll, requirePermission } from './access.ts'
export type { Permission, SystemRole } from './permissions.ts'
export { hashPassword } from './door/passwords.ts'
export { type ActingPerson, actingPerson } from './door/acting-person.ts'
export { foundTenant } from './door/found-tenant.ts'
export { person } from './graphql/person.ts'
export { UserRef } from './graphql/user.ts'
export { TeamRef } from './graphql/team.ts'
export { SecurityGroupRef } from './graphql/security-group.ts'
export { AccessDifferenceType } from './graphql/access-difference.ts'
export { attachReach } from './graphql/reach/reachable-by.ts'
/** @public */
export { notify, type Notify } from './operations/notify.ts'
