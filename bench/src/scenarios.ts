import type { Scenario } from './scenario.ts'
import { auditPage } from './scenarios/audit-page.ts'
import { listProjects } from './scenarios/list-projects.ts'
import { oneProject } from './scenarios/one-project.ts'
import { grant, resize } from './scenarios/writes.ts'

/** All that is measured, in the order of the table. */
export const scenarios: readonly Scenario[] = [listProjects, oneProject, auditPage, grant, resize]
