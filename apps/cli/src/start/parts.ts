import { api } from './api-part.ts'
import { demo } from './demo-part.ts'
import type { Part } from './part.ts'
import { worker } from './worker-part.ts'

/** Everything that runs on the database, in the order it is started; it is stopped in the opposite order. */
export const parts: readonly Part[] = [demo, worker, api]
