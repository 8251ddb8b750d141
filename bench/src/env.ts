/** What the bench's own child process is told, and nothing else. */
export const env = {
  referenceDatabaseUrl: process.env['BENCH_DATABASE_URL'],
  referencePort: Number(process.env['BENCH_PORT'] ?? 0),
  inherited: process.env,
} as const
