import { useQuery } from 'urql'
import { MayGrantDocument } from '../../../graphql/generated/may-grant.ts'

/** Whether there may be a project that the viewer can grant to: one of the facility's, or one they own or manage. */
export function useMayGrant(): boolean {
  const [{ data }] = useQuery({ query: MayGrantDocument })
  if (!data) return false
  const { permissions, relations } = data.viewer
  return permissions.includes('allocation:create') || relations.ownedProjects + relations.managedProjects > 0
}
