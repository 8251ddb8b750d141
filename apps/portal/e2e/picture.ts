import { resolve } from 'node:path'
import type { Page } from 'playwright-core'

const folder = resolve(import.meta.dirname, '../test-results')

/** Keeps a picture of the page in test-results, for people to look at. @returns where it is */
export async function picture(page: Page, name: string): Promise<string> {
  const path = resolve(folder, `${name}.png`)
  await page.screenshot({ path })
  return path
}
