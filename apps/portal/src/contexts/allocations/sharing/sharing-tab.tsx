import { useProjectId } from '../use-project-id.ts'
import { ProjectSharing } from './project-sharing.tsx'

/** The part as a tab of the project whose page is open. */
export function SharingTab() {
  return <ProjectSharing projectId={useProjectId()} />
}
