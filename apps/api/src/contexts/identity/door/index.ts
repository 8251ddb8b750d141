// What the command line may import: setting up an institution, without the graph.
export { foundTenant } from './found-tenant.ts'
export { hashPassword } from './passwords.ts'
