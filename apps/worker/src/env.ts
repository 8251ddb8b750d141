import { join } from 'node:path'

/** Everything the worker takes from its environment, read once. No other file reads it. */
export const env = {
  /** The URL of the role tenure_worker. */
  workerUrl: process.env['TENURE_WORKER_DATABASE_URL'],
  logLevel: process.env['LOG_LEVEL'] ?? 'info',
  /** How mail goes out; docs/operations.md tells each. */
  mail: {
    smtpUrl: process.env['TENURE_SMTP_URL'],
    from: process.env['TENURE_MAIL_FROM'] ?? 'Tenure <tenure@localhost>',
    folder: join(process.env['TENURE_HOME'] ?? '.tenure', 'mail'),
    publicUrl: process.env['TENURE_PUBLIC_URL'] ?? 'http://localhost:4000',
  },
} as const
