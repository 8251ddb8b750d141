/** `npm run dev`: the API and the worker from their sources, restarted when one changes; the portal by Vite. */
import './require-node.mjs'
import { environmentWith, home } from './env.mjs'
import { manifest, run } from './run.mjs'
import { generate, install } from './setup.mjs'
import { step, stopWith } from './terminal.mjs'

async function dev() {
  await install()
  await generate()
  const { register } = await import('tsx/esm/api')
  register()
  const { startEmbedded } = await import('../prisma/src/embedded/start-embedded.ts')
  // Held here, so that the database stays up while what uses it is restarted.
  if (!environmentWith().DATABASE_URL) await step('Starting the embedded PostgreSQL', () => startEmbedded({ home }))
  const running = [run(['tsx', 'watch', '--clear-screen=false', 'scripts/dev-server.mjs'], { show: true })]
  const portal = manifest('apps/portal')?.scripts?.dev
  if (portal) running.push(run(['/bin/sh', '-c', portal], { folder: 'apps/portal', show: true }))
  await Promise.all(running)
}

await dev().catch(stopWith)
