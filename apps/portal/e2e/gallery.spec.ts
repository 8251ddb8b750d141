import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { axeFindings } from './axe.ts'
import { inBrowser, type Look } from './browser.ts'
import { complaintsOf } from './journey.ts'
import { picture } from './picture.ts'

const looks: readonly (readonly [string, Look])[] = [
  ['light', { theme: 'light', height: 2600 }],
  ['dark', { theme: 'dark', height: 2600 }],
  ['phone', { theme: 'light', width: 390, height: 4600 }],
  ['phone-dark', { theme: 'dark', width: 390, height: 844 }],
  ['320', { theme: 'light', width: 320, height: 800 }],
  ['forced-colours', { theme: 'dark', forcedColors: 'active', height: 2600 }],
]

async function openGallery(page: Page) {
  const complaints = complaintsOf(page)
  await page.goto(`${inject('portalUrl')}/gallery`)
  await page.getByRole('grid', { name: 'Allocations' }).getByRole('row').nth(3).waitFor()
  return complaints
}

describe('the kit', () => {
  it.each(looks)('is without axe findings and complaints: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = await openGallery(page)
      await picture(page, `gallery-${name}`)
      // In forced colours the browser paints the person's colours; axe still reads ours.
      expect(await axeFindings(page, look.forcedColors ? ['color-contrast'] : [])).toEqual([])
      expect(complaints).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    })
  })

  it.each(['light', 'dark'] as const)('is without axe findings in whatever opens: %s', async (theme) => {
    await inBrowser({ theme }, async (context) => {
      const page = await context.newPage()
      await openGallery(page)
      for (const [button, role] of [
        ['Dialog', 'dialog'],
        ['Question', 'alertdialog'],
        ['Sheet', 'dialog'],
        ['Menu', 'menu'],
      ] as const) {
        await page.getByRole('button', { name: button, exact: true }).click()
        await page.getByRole(role).waitFor()
        await picture(page, `gallery-${button.toLowerCase()}-${theme}`)
        expect(await axeFindings(page), button).toEqual([])
        await page.keyboard.press('Escape')
        await page.getByRole(role).waitFor({ state: 'detached' })
        await expect.poll(() => focusedName(page)).toBe(button)
      }
      await page.getByRole('button', { name: 'Notice', exact: true }).click()
      await page.getByText('Allocation resized').waitFor()
      expect(await axeFindings(page), 'notice').toEqual([])
      await picture(page, `gallery-notice-${theme}`)
    })
  })

  it.each([
    ['Project', 'combobox', 'listbox'],
    ['Model', 'button', 'listbox'],
  ] as const)('opens the list of %s without axe findings', async (label, role, opens) => {
    await inBrowser({ theme: 'light' }, async (context) => {
      const page = await context.newPage()
      await openGallery(page)
      await page.getByRole(role, { name: label }).click()
      await page.getByRole(opens).waitFor()
      expect(await axeFindings(page)).toEqual([])
      await picture(page, `gallery-list-${label.toLowerCase()}`)
    })
  })
})

function focusedName(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.textContent ?? null)
}
