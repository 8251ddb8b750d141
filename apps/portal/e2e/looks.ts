import type { Look } from './browser.ts'

/** How every page is looked at: light, dark, and on a phone. */
export const looks: readonly (readonly [string, Look])[] = [
  ['light', { theme: 'light' }],
  ['dark', { theme: 'dark' }],
  ['phone', { theme: 'light', width: 390, height: 844 }],
]
