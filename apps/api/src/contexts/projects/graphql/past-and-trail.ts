import { attachAuditLog, attachComparison, attachHistory } from '../../audit/index.ts'
import { projectHistory } from '../history.ts'
import { ProjectRef } from './project.ts'

attachHistory(ProjectRef, projectHistory)
attachAuditLog(ProjectRef, 'project')
attachComparison('Project', 'a project and all that it has')
