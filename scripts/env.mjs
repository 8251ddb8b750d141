/** The only script that reads the environment. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

/** Where the project keeps what it makes and nobody commits. */
export const home = process.env.TENURE_HOME || join(root, '.tenure')

/** A browser to test with, where the person names one. */
export const chromiumPath = process.env.CHROMIUM_PATH || undefined

/** Folders in which a program may lie. */
export const searchPath = (process.env.PATH ?? '').split(':')

/** Where Playwright keeps the browsers it downloaded. */
export const playwrightCache = process.env.PLAYWRIGHT_BROWSERS_PATH || undefined

/** The person's environment with additions, for a program we start. */
export const environmentWith = (additions = {}) => ({ ...process.env, ...additions })
