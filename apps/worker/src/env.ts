/** Everything the worker takes from its environment, read once. No other file reads it. */
export const env = {
  /** The URL of the role tenure_worker. */
  workerUrl: process.env['TENURE_WORKER_DATABASE_URL'],
  logLevel: process.env['LOG_LEVEL'] ?? 'info',
} as const
