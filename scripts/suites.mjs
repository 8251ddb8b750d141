/**
 * Everything `npm test` does, in its order, two at a time: the checks, then the suites. Add yours as one line.
 *
 * A check is a command; it counts as one test. A suite is a vitest run in a package; it counts as many tests as it has.
 * Either is passed over while the folder it is `in` holds none of its files.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './env.mjs'
import { packages } from './files.mjs'

const node = process.execPath
/** Where the programs of the oldest PostgreSQL that is supported may lie. */
const oldest = JSON.parse(readFileSync(join(root, 'prisma/test/server/oldest-programs.json'), 'utf8'))

/** The checks `npm run check` does: nothing is started, no database, no browser. */
export const checks = [
  { name: 'format', run: ['prettier', '--check', '.', '--log-level', 'warn'], mend: 'npm run format' },
  { name: 'lint', run: ['oxlint'], mend: 'npx oxlint --fix, then by hand' },
  ...packages().map((folder) => ({
    name: `types ${folder}`,
    in: folder,
    run: ['tsc', '--noEmit', '-p', '.'],
    mend: `npx tsc -p ${folder}`,
  })),
  {
    name: 'walls',
    run: ['depcruise', '--config', '.dependency-cruiser.cjs', 'prisma', 'apps', 'packages'],
    mend: 'move the code, or import what the wall allows (the rule’s comment in .dependency-cruiser.cjs says why)',
  },
  {
    name: 'types apps/api/graphiql',
    in: 'apps/api/graphiql',
    run: ['tsc', '--noEmit', '-p', '.'],
    mend: 'npx tsc -p apps/api/graphiql',
  },
  {
    name: 'types examples',
    in: 'examples/typescript',
    run: ['tsc', '--noEmit', '-p', '.'],
    mend: 'npx tsc -p examples/typescript',
  },
  {
    name: 'graph as printed',
    in: 'apps/api',
    run: ['tsx', 'scripts/sdl.ts', '--check'],
    mend: 'npx -y pnpm@12.21.0 --filter @tenure/api sdl, read the difference, and commit it',
  },
  { name: 'file sizes', run: [node, 'scripts/check-sizes.mjs'], mend: 'part the files named above' },
  { name: 'names and words', run: [node, 'scripts/check-words.mjs'], mend: 'rename or reword the lines named above' },
  {
    name: 'nothing unused',
    run: ['knip', '--no-progress', '--no-config-hints'],
    mend: 'remove what is named above, or name its entry in knip.jsonc',
  },
]

/** The suites. `project` picks one of the package's vitest projects; `under` says where its tests lie; `passedOver`, why not here. */
export const suites = [
  // The longest, and one page at a time: begun first, it runs beside all others.
  { name: 'browser', in: 'apps/portal', project: 'e2e', browser: true, slapd: true },
  { name: 'quantities', in: 'packages/quantities' },
  { name: 'notices', in: 'packages/notices' },
  { name: 'ledger', in: 'packages/ledger' },
  { name: 'interchange', in: 'packages/interchange' },
  { name: 'directory', in: 'packages/directory', slapd: true },
  { name: 'kit', in: 'packages/ui' },
  { name: 'api rules', in: 'apps/api', project: 'unit' },
  { name: 'portal', in: 'apps/portal', under: 'src', project: 'unit' },
  { name: 'command line', in: 'apps/cli', slapd: true },
  { name: 'embedded server', in: 'prisma', under: 'src', project: 'embedded' },
  { name: 'database', in: 'prisma', under: 'test', project: 'database' },
  {
    name: 'database on PostgreSQL 15',
    in: 'prisma',
    under: 'test',
    project: 'oldest',
    passedOver: oldest.some((folder) => existsSync(`${folder}/initdb`))
      ? undefined
      : 'no PostgreSQL 15 is installed here',
  },
  { name: 'operations and graphql', in: 'apps/api', project: 'database' },
  { name: 'worker', in: 'apps/worker' },
]
