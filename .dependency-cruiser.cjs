/**
 * The walls: what may import what. Each has a number, a name and a reason; `npm run check` refuses what passes them.
 * The contexts point one way: identity ← projects ← allocations ← datasets ← design; documents → identity, projects;
 * audit → identity; every context may hang its past and its trail on its types by audit’s index.
 */

/** What each context may import of the others (always through the other's index.ts, wall 6). */
const upstream = {
  identity: [],
  projects: ['identity', 'audit'],
  allocations: ['identity', 'projects', 'audit'],
  datasets: ['identity', 'projects', 'allocations'],
  design: ['identity', 'projects', 'allocations', 'datasets'],
  documents: ['identity', 'projects'],
  audit: ['identity'],
}

const api = '^apps/api/src'
const context = `${api}/contexts/([^/]+)/`
const tests = '\\.(test|spec)\\.tsx?$|/test/|/e2e/|/(random-[^/]*|oracle)\\.ts$' // random cases and oracles serve property tests

const direction = Object.entries(upstream).map(([name, allowed]) => ({
  name: `05-${name}-looks-upstream-only`,
  comment: `${name} may know ${allowed.join(', ') || 'no other context'}: a circle of contexts can be neither understood nor taken apart.`,
  severity: 'error',
  from: { path: `${api}/contexts/${name}/` },
  to: { path: context, pathNot: `${api}/contexts/(${[name, ...allowed].join('|')})/` },
}))

module.exports = {
  forbidden: [
    {
      name: '01-rules-are-pure',
      comment: 'Rules and refusals know numbers, dates and words: what they decide can be tested without a database.',
      severity: 'error',
      from: { path: `${context}(rules|refusals)(/|\\.ts$)`, pathNot: tests },
      to: {
        path: '.',
        pathNot: [
          `${api}/contexts/$1/(rules|refusals)(/|\\.ts$)`,
          `${api}/contexts/[^/]+/index\\.ts$`,
          `${api}/kernel/(refusal|decimal)`,
          '^packages/quantities/',
          // What a line of a file says: types alone.
          '^packages/interchange/src/index\\.ts$',
        ],
      },
    },
    {
      name: '02-operations-know-no-graphql',
      comment: 'An operation is called by GraphQL, the command line, the import and the demo alike.',
      severity: 'error',
      from: { path: `${context}operations/` },
      to: { path: [`${api}/contexts/[^/]+/graphql/`, 'node_modules/(graphql|@pothos)/'] },
    },
    {
      name: '03-graphql-asks-operations',
      comment: 'A resolver that held the Prisma client could read past the request’s transaction and its tenant.',
      severity: 'error',
      from: { path: `${context}graphql/`, pathNot: tests },
      to: {
        path: ['^prisma/generated/', 'node_modules/@prisma/client/', 'node_modules/pg/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: '04-kernel-knows-no-context',
      comment: 'The kernel is what all contexts stand on; one that knew a context would have to change with it.',
      severity: 'error',
      from: { path: `${api}/kernel/`, pathNot: tests },
      to: { path: `${api}/contexts/` },
    },
    ...direction,
    {
      name: '06-contexts-by-their-index',
      comment: 'What a context shows of itself stands in its index.ts; the rest may change without asking anyone.',
      severity: 'error',
      from: { path: context, pathNot: tests },
      to: { path: context, pathNot: [`${api}/contexts/$1/`, `${api}/contexts/[^/]+/index\\.ts$`] },
    },
    {
      name: '07-nobody-imports-the-demo',
      comment:
        'The demo tells a story through the operations; nothing real may depend on it. The command that seeds it does.',
      severity: 'error',
      from: { pathNot: [`${api}/demo/`, '^apps/cli/', '^bench/', tests] },
      to: { path: `${api}/demo/` },
    },
    {
      name: '08-portal-contexts-stand-apart',
      comment: 'A page folder never imports another; app/ composes them. So one can be read, loaded and removed alone.',
      severity: 'error',
      from: { path: '^apps/portal/src/contexts/([^/]+)/' },
      to: { path: '^apps/portal/src/contexts/([^/]+)/', pathNot: '^apps/portal/src/contexts/$1/' },
    },
    {
      name: '09-packages-know-no-app',
      comment: 'Packages are libraries without our nouns’ tables: an app imports them, never the other way.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: ['^apps/', '^prisma/'] },
    },
    {
      name: '10-portal-knows-no-server',
      comment: 'The portal talks to the API over GraphQL; server code in it would reach the browser.',
      severity: 'error',
      from: { path: '^apps/portal/src/' },
      to: { path: ['^apps/(api|worker|cli)/', '^prisma/'] },
    },
    {
      name: '11-schema-package-knows-no-app',
      comment: 'Migrations and law run before any application exists.',
      severity: 'error',
      from: { path: '^prisma/' },
      to: { path: '^apps/' },
    },
    {
      name: '12-no-circles',
      comment: 'Files that need each other are one file in disguise, or a missing third.',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      // A type may point back: nothing of it is left when the program runs.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: '13-no-production-code-from-tests',
      comment: 'What a test needs may build on the product; the product never on a test.',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: '\\.(test|spec)\\.tsx?$' },
    },
    {
      name: '14-declared-dependencies-only',
      comment: 'A package that works because another one happens to bring it breaks with the next update.',
      severity: 'error',
      from: { path: '^(apps|packages|prisma)/[^/]+' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: '15-resolvable',
      comment: 'An import that leads nowhere is a typing mistake, or a file that was forgotten in a commit.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\?', '^virtual:'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)dist/', '\\.css$'] },
    tsPreCompilationDeps: 'specify',
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
