import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeFindings } from './axe.ts'
import { picture } from './picture.ts'

/** Keeps a picture of a state of the page, and holds the state to axe and to its width. @param name 'project-overview-dark' */
export async function seen(page: Page, name: string): Promise<void> {
  await picture(page, name)
  expect(await axeFindings(page), name).toEqual([])
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
    `${name} is too wide`,
  ).toBe(true)
}
