import { join } from 'node:path'

/** A whole number of days from the environment. */
function days(name: string, otherwise: number): number {
  const value = Number(process.env[name] ?? otherwise)
  if (!Number.isSafeInteger(value) || value < 1 || value > 36_500)
    throw new Error(`${name} is a whole number of days, from 1 on; it is "${process.env[name]}".`)
  return value
}

/** Everything the worker takes from its environment, read once. No other file reads it. */
export const env = {
  /** The URL of the role tenure_worker. */
  workerUrl: process.env['TENURE_WORKER_DATABASE_URL'],
  /** 32 bytes in base64url: what signs the audit log's checkpoints. Without it this worker seals nothing. */
  auditKey: process.env['TENURE_AUDIT_KEY'],
  /** The folder in which the witness keeps the checkpoints. */
  witness: process.env['TENURE_WITNESS'],
  logLevel: process.env['LOG_LEVEL'] ?? 'info',
  /** How long what has ended is kept. */
  kept: { mailDays: days('TENURE_KEEP_MAIL_DAYS', 90), sessionDays: days('TENURE_KEEP_SESSION_DAYS', 180) },
  /** How mail goes out; docs/operations.md tells each. */
  mail: {
    smtpUrl: process.env['TENURE_SMTP_URL'],
    from: process.env['TENURE_MAIL_FROM'] ?? 'Tenure <tenure@localhost>',
    folder: join(process.env['TENURE_HOME'] ?? '.tenure', 'mail'),
    publicUrl: process.env['TENURE_PUBLIC_URL'] ?? 'http://localhost:4000',
  },
} as const
