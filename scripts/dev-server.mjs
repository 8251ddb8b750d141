/** What `npm run dev` restarts: `tenure start` from its sources. */
import { main } from '../apps/cli/src/main.ts'

await main(['start'])
