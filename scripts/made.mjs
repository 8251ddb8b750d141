/** What is made from what. A line here, and a changed input makes it again at the next start or test. */

/** Programs, each one bundle: `<folder>/src/main.ts` becomes `<folder>/dist/main.js`. */
export const programs = ['apps/cli', 'apps/api', 'apps/worker']

/** What goes into every program. */
export const programInputs = [
  'prisma/src',
  'prisma/generated',
  'packages',
  'apps/cli',
  'apps/api',
  'apps/worker',
  'scripts/bundle.mjs',
  'pnpm-lock.yaml',
]

/** Packages with a `generate` script, in the order they need each other. */
export const generated = [
  {
    folder: 'prisma',
    from: ['prisma/schema', 'prisma/package.json', 'prisma/prisma.config.ts'],
    makes: ['prisma/generated'],
  },
  {
    folder: 'apps/portal',
    from: ['apps/portal/src', 'apps/portal/scripts', 'apps/api/schema.graphql'],
    makes: [],
  },
]

/** Pages that a browser loads: built by the package's script, then packed. */
export const pages = [
  {
    name: 'portal',
    folder: 'apps/portal',
    script: 'build',
    from: ['apps/portal', 'packages', 'apps/api/schema.graphql', 'pnpm-lock.yaml', 'scripts/pack-pages.mjs'],
    dist: 'apps/portal/dist',
  },
  {
    name: 'GraphiQL',
    folder: 'apps/api',
    script: 'graphiql',
    from: ['apps/api/graphiql', 'pnpm-lock.yaml', 'scripts/pack-pages.mjs'],
    dist: 'apps/api/graphiql/dist',
  },
]
