// All that other contexts may import.
export { holds, requirePermission } from './access.ts'
export { isPermission, permissions, systemRoles, type Permission, type SystemRole } from './permissions.ts'
export { hashPassword } from './door/passwords.ts'
