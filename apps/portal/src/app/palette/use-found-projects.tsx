import FolderOpen from 'lucide-react/icons/folder-open'
import { useDeferredValue } from 'react'
import { useQuery } from 'urql'
import { SearchProjectsDocument } from '../../graphql/generated/search-projects.ts'
import type { Runnable } from './commands.tsx'

/** The projects that fit what is typed, from two letters on; none while the answer is on its way. */
export function useFoundProjects(
  typed: string,
  go: (to: string) => void,
): { readonly commands: readonly Runnable[]; readonly isSearching: boolean } {
  const search = useDeferredValue(typed.trim())
  const [{ data, fetching }] = useQuery({
    query: SearchProjectsDocument,
    variables: { search },
    pause: search.length < 2,
  })
  if (search.length < 2) return { commands: [], isSearching: false }
  const commands = (data?.projects.edges ?? []).map(({ node: { id, publicId, name } }) => ({
    id,
    name: `${publicId} ${name}`,
    kind: 'Project',
    icon: <FolderOpen size={16} />,
    run: () => go(`/projects/${publicId}`),
  }))
  return { commands, isSearching: fetching }
}
