import type { Check } from './check.ts'
import { functions } from './checks/functions.ts'
import { grants } from './checks/grants.ts'
import { inForce } from './checks/in-force.ts'
import { referencesIndexed } from './checks/references-indexed.ts'
import { roles } from './checks/roles.ts'
import { rowLevelSecurity } from './checks/row-level-security.ts'
import { secrets } from './checks/secrets.ts'
import { tenancy } from './checks/tenancy.ts'
import { trail } from './checks/trail.ts'
import { types } from './checks/types.ts'
import { upkeep } from './checks/upkeep.ts'

/** Every check, by number. */
export const checks: readonly Check[] = [
  ...tenancy,
  ...rowLevelSecurity,
  referencesIndexed,
  ...trail,
  ...types,
  ...inForce,
  ...functions,
  ...roles,
  ...grants,
  secrets,
  ...upkeep,
].sort((a, b) => a.number - b.number)
