/** `npm run bench`: brings the checkout up to date, then runs the bench, which prints its table. */
import './require-node.mjs'
import { run } from './run.mjs'
import { setUp } from './setup.mjs'
import { stopWith } from './terminal.mjs'

try {
  await setUp()
  const { code } = await run(['tsx', 'src/main.ts', ...process.argv.slice(2)], { folder: 'bench', show: true })
  process.exitCode = code
} catch (error) {
  stopWith(error)
}
