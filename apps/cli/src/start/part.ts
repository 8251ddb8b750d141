import type { Environment } from '../env.ts'
import type { LoginUrls } from '../migrations.ts'
import type { Progress } from '../terminal.ts'

/** What a part of Tenure may know when it is started. */
export interface PartContext {
  readonly environment: Environment
  /** A URL that may change the database's shape. */
  readonly ownerUrl: string
  readonly logins: LoginUrls
  readonly progress: Progress
}

/** One thing `tenure start` does, in its order: prepares something, or runs something until the end. */
export interface Part {
  /** What the person reads while it starts. */
  readonly label: string
  /** Returns how to stop it, where it runs on. */
  readonly start: (context: PartContext) => Promise<(() => Promise<void>) | undefined>
}
