// All that other contexts may import.
export { holds, requirePermission } from './access.ts'
export { isPermission, permissions, systemRoles, type Permission, type SystemRole } from './permissions.ts'
export { hashPassword } from './door/passwords.ts'
export { person } from './graphql/person.ts'
export { UserRef } from './graphql/user.ts'
export { TeamRef } from './graphql/team.ts'
export { SecurityGroupRef } from './graphql/security-group.ts'
export { type AccessDifference, AccessDifferenceType } from './graphql/access-difference.ts'
