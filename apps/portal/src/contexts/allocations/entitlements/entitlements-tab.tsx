import { useProjectId } from '../use-project-id.ts'
import { ProjectEntitlements } from './project-entitlements.tsx'

/** The part as a tab of the project whose page is open. */
export function EntitlementsTab() {
  return <ProjectEntitlements projectId={useProjectId()} />
}
