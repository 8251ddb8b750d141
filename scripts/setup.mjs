/**
 * Brings a checkout to where it can run: installed, generated, built; each only when something it depends on changed.
 * By itself: `node scripts/setup.mjs [install|generate|build]`.
 */
import './require-node.mjs'
import { fileURLToPath } from 'node:url'
import { bundleAll, presentPrograms } from './bundle.mjs'
import { packages } from './files.mjs'
import { generated, pages, programInputs } from './made.mjs'
import { packPages } from './pack-pages.mjs'
import { manifest, run, runScript } from './run.mjs'
import { whenChanged } from './stamp.mjs'
import { step, Stop, stopWith } from './terminal.mjs'

async function must(label, work, remedy) {
  await step(label, async () => {
    const { code, output } = await work()
    if (code !== 0) throw new Stop(`${output.trim().split('\n').slice(-25).join('\n')}\n\n${label} failed. ${remedy}`)
  })
}

/** Installs what the lockfile says, with the pinned pnpm. */
export async function install() {
  const manifests = ['package.json', ...packages().map((folder) => `${folder}/package.json`)]
  const inputs = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]
  const pnpm = manifest('.').packageManager
  await whenChanged({ name: 'install', inputs, outputs: ['node_modules/.modules.yaml'] }, () =>
    must(
      'Installing dependencies',
      () => run(['npx', '-y', pnpm, 'install', '--frozen-lockfile'], { env: { CI: 'true' } }),
      'Check that the package registry npm is configured for can be reached, then run it again.',
    ),
  )
}

/** Makes what is generated from something committed. */
export async function generate() {
  for (const { folder, from, makes } of generated.filter((each) => manifest(each.folder)?.scripts?.generate)) {
    await whenChanged({ name: `generate-${folder.replace('/', '-')}`, inputs: from, outputs: makes }, () =>
      must(`Generating ${folder}`, () => runScript(folder, 'generate'), 'The lines above say why.'),
    )
  }
}

/** Builds the pages and one bundle for each program. */
export async function build() {
  for (const { name, folder, script, from, dist } of pages.filter(
    (each) => manifest(each.folder)?.scripts?.[each.script],
  )) {
    await whenChanged({ name: name.toLowerCase(), inputs: from, outputs: [`${dist}/index.html`] }, async () => {
      await must(
        `Building ${name === 'portal' ? 'the portal' : name}`,
        () => runScript(folder, script),
        'The lines above say why.',
      )
      await packPages(dist)
    })
  }
  const outputs = presentPrograms().map((each) => `${each}/dist/main.js`)
  await whenChanged({ name: 'programs', inputs: programInputs, outputs }, () =>
    step('Building the programs', bundleAll),
  )
}

/** Everything, in order. */
export async function setUp() {
  await install()
  await generate()
  await build()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const upTo = process.argv[2] ?? 'build'
  const steps = { install, generate, build }
  if (!steps[upTo]) stopWith(new Stop('Usage: node scripts/setup.mjs [install|generate|build]'))
  try {
    for (const [name, work] of Object.entries(steps)) {
      await work()
      if (name === upTo) break
    }
  } catch (error) {
    stopWith(error)
  }
}
