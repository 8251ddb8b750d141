import { createRequire } from 'node:module'

/** The version of Tenure that runs, from the package. */
export const { version } = createRequire(import.meta.url)('../../package.json') as { version: string }
