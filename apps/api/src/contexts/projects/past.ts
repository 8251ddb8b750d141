import { keepsPast } from '../../kernel/database/past.ts'

// What of this context can be read as of an earlier time.
keepsPast(
  'projects.projects',
  'projects.project_members',
  'projects.project_resource_managers',
  'projects.project_history',
  'projects.matching',
)
