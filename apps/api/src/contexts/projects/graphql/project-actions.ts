import type { Place } from '../../../kernel/compiled/declare.ts'
import { can, isOf, living } from '../sql-access.ts'

const either = (permission: Parameters<typeof can>[1], deed: Parameters<typeof isOf>[1]) => (place: Place) =>
  `${living(place)} and (${can(place, permission)} or ${isOf(place, deed, `${place.x}.id`)})`

/** The actions of access.ts as SQL, for answers of one statement. */
export const projectActions = {
  update: either('project:update', 'edit'),
  archive: either('project:delete', 'own'),
  restore: (place: Place) =>
    `not ${living(place)} and (${can(place, 'project:delete')} or ${isOf(place, 'own', `${place.x}.id`)})`,
  manageMembers: either('project:update', 'administer'),
  manageManagers: either('project:update', 'own'),
  setDefaults: either('project:update', 'own'),
  makeDefault: (place: Place) =>
    `${living(place)} and ${place.x}.pi_owner_id = ${place.viewer} and ${place.once('ctx.in_person()', 'boolean')}`,
  grantAllocation: either('allocation:create', 'allocate'),
  ask: (place: Place) => `${living(place)} and ${isOf(place, 'edit', `${place.x}.id`)}`,
  shareResources: either('resource_share:update', 'share'),
  seeWhoReaches: (place: Place) =>
    `((${can(place, 'role:read')} and ${can(place, 'security_group:read')}) or ${isOf(place, 'own', `${place.x}.id`)})`,
  carveDataShare: either('data_share:update', 'share'),
} as const
