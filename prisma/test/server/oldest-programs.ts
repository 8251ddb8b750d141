/** Where systems put the programs of PostgreSQL 15, the oldest version Tenure supports. */
export const oldestPrograms = [
  '/usr/lib/postgresql/15/bin',
  '/usr/pgsql-15/bin',
  '/opt/homebrew/opt/postgresql@15/bin',
  '/usr/local/opt/postgresql@15/bin',
]
