/** What the bench's own child processes are told, and nothing else. */
export const env = {
  referenceDatabaseUrl: process.env['BENCH_DATABASE_URL'],
  appDatabaseUrl: process.env['BENCH_APP_URL'],
  doorDatabaseUrl: process.env['BENCH_DOOR_URL'],
  /** Whether the API answers by one statement where it can. */
  compiledReads: process.env['BENCH_COMPILED'] === '1',
  /** A folder for CPU profiles of both sides, where they are wanted. */
  profile: process.env['BENCH_PROFILE'],
  /** V8 flags for both sides, to compare. */
  flags: (process.env['BENCH_NODE_FLAGS'] ?? '').split(' ').filter(Boolean),
  inherited: process.env,
} as const
