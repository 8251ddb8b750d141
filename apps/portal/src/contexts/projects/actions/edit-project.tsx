import { Dialog } from '@tenure/ui/dialog'
import { useQuery } from 'urql'
import { EditProjectFormDocument } from '../../../graphql/generated/edit-project-form.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { ProjectEditor } from './editing/project-editor.tsx'

interface EditProjectProps {
  readonly id: string
  readonly onClose: () => void
}

/** Changes what the project says of itself. The form opens on what stands now, not on what was read long ago. */
export function EditProject({ id, onClose }: EditProjectProps) {
  const [{ data, error, stale }, again] = useQuery({
    query: EditProjectFormDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const project = stale ? undefined : data?.project
  if (project) return <ProjectEditor project={project} onClose={onClose} />
  return (
    <Dialog title="Edit project" isOpen onClose={onClose}>
      <Reading data={project} error={error} onRetry={() => again({ requestPolicy: 'network-only' })} lines={8}>
        {() => null}
      </Reading>
    </Dialog>
  )
}
