import { allocationsTable } from './allocations.ts'
import { dataSharesTable } from './data-shares.ts'
import { peopleTable } from './people.ts'
import { projectMembersTable } from './project-members.ts'
import { projectsTable } from './projects.ts'
import { resourceSharesTable } from './resource-shares.ts'
import { resourceTypesTable } from './resource-types.ts'
import { securityGroupsTable } from './security-groups.ts'

/** The eight files of a facility's folder, in the order they are written and applied. */
export const TABLES = {
  people: peopleTable,
  resourceTypes: resourceTypesTable,
  securityGroups: securityGroupsTable,
  projects: projectsTable,
  projectMembers: projectMembersTable,
  allocations: allocationsTable,
  resourceShares: resourceSharesTable,
  dataShares: dataSharesTable,
} as const

export type TableName = keyof typeof TABLES

export const TABLE_NAMES = Object.keys(TABLES) as TableName[]
