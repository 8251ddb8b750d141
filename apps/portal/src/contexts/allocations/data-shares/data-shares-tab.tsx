import { useProjectId } from '../use-project-id.ts'
import { ProjectDataShares } from './project-data-shares.tsx'

/** The part as a tab of the project whose page is open. */
export function DataSharesTab() {
  return <ProjectDataShares projectId={useProjectId()} />
}
