import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { afterAll } from 'vitest'
import { chromiumPath } from './env.ts'

/** How a page is looked at. */
export interface Look {
  readonly theme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
  readonly forcedColors?: 'active' | 'none'
}

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Letters stand where they would on a screen of today; without it, headless Chromium rounds their widths.
  '--font-render-hinting=none',
]

let browser: Browser | undefined
// One browser for a file: to start one takes longer than many a journey.
afterAll(() => browser?.close())

/** Runs a test in a browser with a new, empty profile, and forgets the profile whatever happens. */
export async function inBrowser<Result>(
  look: Look,
  run: (context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  browser ??= await chromium.launch({ executablePath: chromiumPath(), args: flags })
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
    colorScheme: look.theme ?? 'light',
    ...(look.forcedColors && { forcedColors: look.forcedColors }),
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Asia/Tokyo',
  })
  try {
    return await run(context)
  } finally {
    await context.close()
  }
}
