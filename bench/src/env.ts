/** What the bench's own child processes are told, and nothing else. */
export const env = {
  referenceDatabaseUrl: process.env['BENCH_DATABASE_URL'],
  appDatabaseUrl: process.env['BENCH_APP_URL'],
  doorDatabaseUrl: process.env['BENCH_DOOR_URL'],
  inherited: process.env,
} as const
