import { useQuery } from 'urql'
import { ProjectPeopleDocument } from '../../../graphql/generated/project-people.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { useProjectId } from '../use-project-id.ts'
import { ManagersCard } from './managers-card.tsx'
import { MembersCard } from './members-card.tsx'

/** Who works on the project, and who keeps its allocations. */
export function ProjectPeople() {
  const id = useProjectId()
  const [{ data, error }, again] = useQuery({ query: ProjectPeopleDocument, variables: { id } })
  return (
    <Reading data={data?.project} error={error} onRetry={() => again({ requestPolicy: 'network-only' })} lines={6}>
      {(project) => (
        <>
          <MembersCard projectId={id} mayChange={project.viewerCan.manageMembers} />
          <ManagersCard project={project} managers={project.resourceManagers} />
        </>
      )}
    </Reading>
  )
}
