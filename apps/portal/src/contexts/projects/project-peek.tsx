import { LinkButton } from '@tenure/ui/link-button'
import { KeyValue } from '@tenure/ui/key-value'
import { showDay } from '@tenure/ui/instant'
import { useQuery } from 'urql'
import { ProjectPeekDocument } from '../../graphql/generated/project-peek.ts'

/** A project from the side. */
export function ProjectPeek({ id }: { readonly id: string }) {
  const [{ data }] = useQuery({ query: ProjectPeekDocument, variables: { id } })
  const project = data?.project
  if (!project) return null
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h3 className="text-title">{project.name}</h3>
        {project.description && <p className="text-dim">{project.description}</p>}
      </div>
      <KeyValue
        items={[
          { name: 'Id', value: project.publicId },
          { name: 'PI', value: project.piOwner.fullName },
          { name: 'State', value: project.status === 'ACTIVE' ? 'Active' : 'Draft' },
          { name: 'Created', value: showDay(project.createdAt) },
        ]}
      />
      <p>
        <LinkButton href={`/projects/${project.publicId}`}>Open project</LinkButton>
      </p>
    </div>
  )
}
