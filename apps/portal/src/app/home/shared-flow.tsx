import { useQuery } from 'urql'
import { SharingFlow } from '../../contexts/allocations/sharing/sharing-flow.tsx'
import { ProjectSharingDocument } from '../../graphql/generated/project-sharing.ts'

/** Where a project's resources come from and go by sharing; nothing until it is read. */
export function SharedFlow({ projectId }: { readonly projectId: string }) {
  const [{ data }] = useQuery({ query: ProjectSharingDocument, variables: { id: projectId } })
  return data?.project ? <SharingFlow project={data.project} /> : null
}
