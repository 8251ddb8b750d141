/** PostgreSQL's word for why it refused a statement, whether Prisma or SQL sent it; undefined for any other error. */
export interface DatabaseRefusal {
  /** SQLSTATE: 23505 unique, 23503 reference, 23514 check, 42501 row level security or privilege. */
  readonly code: string
  readonly constraint: string | undefined
}

interface Carrier {
  code?: unknown
  constraint?: unknown
  meta?: {
    driverAdapterError?: {
      cause?: { originalCode?: string; originalMessage?: string; code?: string; constraint?: { index?: string } }
    }
  }
}

/** Reads the refusal out of an error of `pg` or of Prisma. */
export function databaseRefusal(error: unknown): DatabaseRefusal | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, constraint, meta } = error as Error & Carrier
  const cause = meta?.driverAdapterError?.cause
  if (cause) {
    const sqlState = cause.originalCode ?? cause.code
    const named = cause.constraint?.index ?? /constraint "([^"]+)"/.exec(cause.originalMessage ?? '')?.[1]
    return sqlState ? { code: sqlState, constraint: named } : undefined
  }
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) return undefined
  return { code, constraint: typeof constraint === 'string' ? constraint : undefined }
}

/** Whether a statement failed on this constraint or unique index. */
export function violates(error: unknown, constraint: string): boolean {
  return databaseRefusal(error)?.constraint === constraint
}

/** Whether row level security or a missing grant stopped the statement. */
export function deniedByDatabase(error: unknown): boolean {
  return databaseRefusal(error)?.code === '42501'
}
