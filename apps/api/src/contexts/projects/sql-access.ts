import type { Place } from '../../kernel/compiled/declare.ts'
import type { Permission } from '../identity/index.ts'
import type { Deed } from './access.ts'

// The sentences of access.ts as conditions, for answers of one statement. Row level security is the wall behind both.

/** Whether the viewer's roles carry a permission in the whole tenant. */
export const can = (place: Place, permission: Permission): string => place.once(`ctx.can('${permission}')`, 'boolean')

/** Whether a project is among those the viewer may do this to because of who they are to them. */
export const isOf = (place: Place, deed: Deed, projectId: string): string =>
  `coalesce(${projectId} = any (${place.once(`array(select ctx.projects_to('${deed}'))`, 'uuid[]')}), false)`

export const living = ({ x }: Place): string => `(${x}.deleted_at is null)`
