import { startServer } from '@tenure/api/server'
import { env } from './env.ts'

// The API as it runs at a facility, in a process of its own, so that its CPU can be told from the bench's.
const running = await startServer({
  appUrl: env.appDatabaseUrl!,
  doorUrl: env.doorDatabaseUrl!,
  logLevel: 'error',
  settings: { pointsPerMinute: 1e12, compiledReads: env.compiledReads },
})
process.send?.(running.url)
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)))
