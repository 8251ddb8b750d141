/** `npm run bench`, `npm run bench -- trail`: brings the checkout up to date, then runs the bench, which prints its table. */
import './require-node.mjs'
import { run } from './run.mjs'
import { setUp } from './setup.mjs'
import { stopWith } from './terminal.mjs'

try {
  await setUp()
  const [first, ...rest] = process.argv.slice(2)
  const what = first === 'trail' ? ['src/trail/main.ts', ...rest] : ['src/main.ts', ...process.argv.slice(2)]
  const { code } = await run(['tsx', ...what], { folder: 'bench', show: true })
  process.exitCode = code
} catch (error) {
  stopWith(error)
}
