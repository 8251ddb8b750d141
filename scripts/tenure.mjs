/** The `tenure` command from a checkout: brings the checkout up to date first. `npm run tenure -- db status` */
import './require-node.mjs'
import { setUp } from './setup.mjs'
import { stopWith } from './terminal.mjs'

try {
  await setUp()
} catch (error) {
  stopWith(error)
}
await import('../apps/cli/bin/tenure.mjs')
