// All that other contexts may import.
export { holds, requirePermission } from './access.ts'
export { isPermission, permissions, type Permission } from './permissions.ts'
export { hashPassword } from './door/passwords.ts'
