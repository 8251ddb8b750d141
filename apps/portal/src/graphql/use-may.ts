import { useQuery } from 'urql'
import { useAsOf } from './as-of.ts'
import { PermissionsDocument } from './generated/permissions.ts'

/**
 * Whether the viewer has a permission in the whole tenant: for what is not yet an object, such as making one.
 * For an object ask its `viewerCan`.
 * @param permission as in the API's catalogue: 'project:create'
 */
export function useMay(permission: string): boolean {
  const isPast = useAsOf() !== null
  const [{ data }] = useQuery({ query: PermissionsDocument })
  // The past is looked at; what may be done is done in the present.
  return !isPast && (data?.viewer.permissions.includes(permission) ?? false)
}
