import { startServer } from '@tenure/api/server'
import { env } from './env.ts'

// The API as it runs at a facility, in a process of its own, so that its CPU can be told from the bench's.
const running = await startServer({ appUrl: env.appDatabaseUrl!, doorUrl: env.doorDatabaseUrl!, logLevel: 'error', ratePointsPerMinute: Number.MAX_SAFE_INTEGER })
process.send?.(running.url)
