import { useProjectId } from '../use-project-id.ts'
import { ProjectAllocations } from './project-allocations.tsx'

/** The part as a tab of the project whose page is open. */
export function AllocationsTab() {
  return <ProjectAllocations projectId={useProjectId()} />
}
