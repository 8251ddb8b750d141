import { migrate } from '@tenure/prisma/migrate'
import { keptSecret } from '@tenure/prisma/secret'
import { Failure } from './failure.ts'
import type { Progress } from './terminal.ts'

/** The URLs of the roles that serve requests: they own nothing and see what the law shows them. */
export interface LoginUrls {
  /** Requests and jobs: `tenure_app`. */
  readonly appUrl: string
  /** Signing in, before there is anyone to ask for: `tenure_door`. */
  readonly doorUrl: string
  /** Background jobs: `tenure_worker`. */
  readonly workerUrl: string
}

export interface BringUpToDate {
  readonly home: string
  readonly ownerUrl: string
  readonly progress: Progress
}

/**
 * Migrates the database, replays the law and gives the roles that sign in the passwords kept in the home.
 * @throws Failure when the database refuses; what was applied before the refused step stays, nothing of the step does
 */
export async function bringUpToDate({ home, ownerUrl, progress }: BringUpToDate): Promise<LoginUrls> {
  const passwords = {
    app: await keptSecret(home, 'tenure_app'),
    door: await keptSecret(home, 'tenure_door'),
    worker: await keptSecret(home, 'tenure_worker'),
  }
  try {
    await migrate(ownerUrl, { passwords, onProgress: (sentence) => progress.detail(sentence) })
  } catch (cause) {
    throw new Failure(
      `The database could not be brought up to date. ${(cause as Error).message}`,
      'Nothing of the failed step was kept. `tenure db status` says which migrations the database has.',
      { cause },
    )
  }
  progress.detail('')
  return {
    appUrl: withLogin(ownerUrl, 'tenure_app', passwords.app),
    doorUrl: withLogin(ownerUrl, 'tenure_door', passwords.door),
    workerUrl: withLogin(ownerUrl, 'tenure_worker', passwords.worker),
  }
}

function withLogin(url: string, user: string, password: string): string {
  const changed = new URL(url)
  changed.username = user
  changed.password = password
  return changed.href
}
