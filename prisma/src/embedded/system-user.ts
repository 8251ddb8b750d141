import { EmbeddedError } from './embedded-error.ts'
import { runProgram } from './run-program.ts'

/** The numeric identity a program runs as. */
export interface SystemUser {
  readonly uid: number
  readonly gid: number
}

async function lookUp(): Promise<SystemUser | undefined> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => runProgram({ file: 'id', args: [flag, 'postgres'] })))
  if (uid?.code !== 0 || gid?.code !== 0) return undefined
  return { uid: Number(uid.output), gid: Number(gid.output) }
}

/**
 * Whom PostgreSQL has to run as. PostgreSQL refuses to run as root, so root lends it the system user `postgres`,
 * created when it does not exist; anyone else runs it as themselves (undefined).
 */
export async function postgresUser(): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const existing = await lookUp()
  if (existing) return existing
  await runProgram({ file: 'groupadd', args: ['--system', 'postgres'] })
  const added = await runProgram({
    file: 'useradd',
    args: ['--system', '--gid', 'postgres', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
  })
  const created = await lookUp()
  if (created) return created
  throw new EmbeddedError(
    `PostgreSQL refuses to run as root, and the system user "postgres" could not be created (${added.output}). ` +
      'Run as an ordinary user, or create that user, or set DATABASE_URL to a PostgreSQL server.',
  )
}
