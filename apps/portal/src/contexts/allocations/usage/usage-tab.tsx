import { useProjectId } from '../use-project-id.ts'
import { ProjectUsage } from './project-usage.tsx'

/** The part as a tab of the project whose page is open. */
export function UsageTab() {
  return <ProjectUsage projectId={useProjectId()} />
}
