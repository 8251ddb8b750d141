import { existsSync } from 'node:fs'

const wellKnown = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * The browser to test with: CHROMIUM_PATH, else the first found where browsers usually are.
 * @throws an error that says how to get one
 */
export function chromiumPath(): string {
  const named = process.env['CHROMIUM_PATH']
  const found = named ? [named] : wellKnown
  const path = found.find((candidate) => existsSync(candidate))
  if (path) return path
  throw new Error(
    `No Chromium at ${found.join(', ')}. Install one (Debian: apt-get install -y chromium) or set CHROMIUM_PATH.`,
  )
}
