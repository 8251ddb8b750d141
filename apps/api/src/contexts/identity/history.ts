import type { TrailOf } from '../../kernel/stale.ts'

// People, roles, teams, groups, providers and tenants keep no history of their own: what became of them is in the trail.
export const userTrail: TrailOf = { trail: 'users' }
export const roleTrail: TrailOf = { trail: 'roles' }
export const grantTrail: TrailOf = { trail: 'user_roles' }
export const teamTrail: TrailOf = { trail: 'teams' }
export const groupTrail: TrailOf = { trail: 'security_groups' }
export const providerTrail: TrailOf = { trail: 'identity_providers' }
export const tenantTrail: TrailOf = { trail: 'tenants' }
