import ChartColumn from 'lucide-react/icons/chart-column'
import FolderOpen from 'lucide-react/icons/folder-open'
import User from 'lucide-react/icons/user'
import { useDeferredValue } from 'react'
import { useQuery } from 'urql'
import { SearchEverythingDocument, type SearchEverythingQuery } from '../../graphql/generated/search-everything.ts'
import type { Runnable } from './commands.tsx'

interface Looking {
  readonly typed: string
  /** Whether this person may see people. */
  readonly people: boolean
  readonly go: (address: string) => void
}

/** The projects, people and allocations that fit what is typed, from two letters on; none while the answer is on its way. */
export function useFound({ typed, people, go }: Looking): {
  readonly commands: readonly Runnable[]
  readonly isSearching: boolean
} {
  const search = useDeferredValue(typed.trim())
  const isShort = search.length < 2
  const [{ data, fetching }] = useQuery({
    query: SearchEverythingDocument,
    variables: { search, people },
    pause: isShort,
  })
  if (isShort) return { commands: [], isSearching: false }
  return { commands: data ? commandsOf(data, search, go) : [], isSearching: fetching }
}

function commandsOf(found: SearchEverythingQuery, search: string, go: Looking['go']): readonly Runnable[] {
  const projects = found.projects.edges.map(({ node: { id, publicId, name } }) => ({
    id,
    name: `${publicId} ${name}`,
    kind: 'Project',
    icon: <FolderOpen size={16} />,
    run: () => go(`/projects/${publicId}`),
  }))
  const people = (found.users?.edges ?? []).map(({ node: { id, fullName, email } }) => ({
    id,
    name: `${fullName}, ${email}`,
    kind: 'Person',
    icon: <User size={16} />,
    run: () => go(`/people?peek=${encodeURIComponent(id)}`),
  }))
  const allocations = found.allocations.edges.map(({ node: { id, project, resourceType } }) => ({
    id,
    name: `${resourceType.name} of ${project.name}`,
    kind: 'Allocation',
    icon: <ChartColumn size={16} />,
    run: () => go(`/allocations?search=${encodeURIComponent(search)}&peek=${encodeURIComponent(id)}`),
  }))
  return [...projects, ...people, ...allocations]
}
