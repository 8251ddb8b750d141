import type { CommandEntry } from './command.ts'

/** Every command there is, in the order `tenure --help` lists them. */
export const commandTable: readonly CommandEntry[] = [
  {
    words: 'start',
    summary: 'Start the database, the API, the worker and the portal',
    load: async () => (await import('./commands/start.ts')).start,
  },
  {
    words: 'db status',
    summary: 'Say which database is used, its version, and which migrations it has',
    load: async () => (await import('./commands/db-status.ts')).dbStatus,
  },
]
