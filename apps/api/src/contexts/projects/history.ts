import type { HistoryOf } from '../../kernel/stale.ts'

/** Where a project's past is kept. */
export const projectHistory: HistoryOf = { table: 'projects.project_history', column: 'project_id' }
