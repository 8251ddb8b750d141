import type { Plugin } from 'vite'

const otherLanguage =
  /\/(react-aria|react-aria-components|react-stately)\/dist\/.*\/intl\/(?:.*\/)?(?!en-US)[a-z]{2}-[A-Z]{2}\.mjs$/

/** Leaves React Aria's sentences in the portal's one language: the other thirty would be a sixth of the first screen. */
export function englishOnly(): Plugin {
  return {
    name: 'tenure:english-only',
    apply: 'build',
    load: (id) => (otherLanguage.test(id) ? 'export default {}' : null),
  }
}
