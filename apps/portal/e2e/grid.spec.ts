import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { inBrowser } from './browser.ts'

async function gridOf(page: Page) {
  await page.goto(`${inject('portalUrl')}/gallery`)
  const grid = page.getByRole('grid', { name: 'Allocations' })
  await grid.getByRole('row').nth(3).waitFor()
  return grid
}

const at = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset['cell'] ?? null)

describe('the grid', () => {
  it('is one tab stop, and arrows move within it', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      const grid = await gridOf(page)
      expect(await grid.evaluate((element) => element.querySelectorAll('[tabindex="0"]').length)).toBe(1)
      await grid.getByRole('link').first().focus()
      expect(await at(page)).toBe('1:0')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowRight')
      expect(await at(page)).toBe('2:1')
      await page.keyboard.press('Tab')
      expect(await at(page)).toBeNull()
      await page.keyboard.press('Shift+Tab')
      expect(await at(page)).toBe('2:1')
      expect(await grid.evaluate((element) => element.querySelectorAll('[tabindex="0"]').length)).toBe(1)
    })
  })

  it('jumps to the last of 10,000 rows and back, and keeps the focus while it scrolls away', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      const grid = await gridOf(page)
      await grid.getByRole('link').first().focus()
      await page.keyboard.press('Control+End')
      await expect.poll(() => at(page)).toBe('10000:4')
      await page.keyboard.press('Control+Home')
      await expect.poll(() => at(page)).toBe('1:0')
      await grid.evaluate((element) => element.scrollTo(0, 200_000))
      await expect.poll(() => grid.getByRole('row').count()).toBeGreaterThan(5)
      expect(await at(page)).toBe('1:0')
      expect(await grid.getByRole('row').count()).toBeLessThan(60)
    })
  })

  it('sorts by a header button, says the order, and chooses by space', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      const grid = await gridOf(page)
      const header = grid.getByRole('columnheader', { name: 'Allocated (core-hours)' })
      expect(await header.getAttribute('aria-sort')).toBe('none')
      await header.getByRole('button').click()
      await header.getByRole('button').click()
      expect(await header.getAttribute('aria-sort')).toBe('descending')
      await page.keyboard.press('ArrowDown')
      expect(await at(page)).toBe('1:3')
      await page.keyboard.press('Space')
      const chosen = grid.getByRole('row', { selected: true })
      await expect.poll(() => chosen.count()).toBeGreaterThan(0)
    })
  })
})
