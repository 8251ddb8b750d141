import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { axeFindings } from './axe.ts'
import { inBrowser, type Look } from './browser.ts'
import { administrator } from './cast.ts'
import { complaintsOf, openPalette, signInTo } from './journey.ts'
import { picture } from './picture.ts'

const looks: readonly (readonly [string, Look])[] = [
  ['light', { theme: 'light' }],
  ['dark', { theme: 'dark' }],
  ['phone', { theme: 'light', width: 390, height: 844 }],
]

describe('the shell', () => {
  it.each(looks)('signs in, leads on, finds, explains its keys, and signs out: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const seen = async (state: string) => {
        await picture(page, `shell-${state}-${name}`)
        expect(await axeFindings(page), state).toEqual([])
      }
      await refuseWrongPassword(page)
      await seen('sign-in')

      const complaints = complaintsOf(page)
      await signInTo(page, '/projects?sort=-NAME')
      await expect.poll(() => new URL(page.url()).pathname).toBe('/projects')
      await seen('projects')

      await openPalette(page)
      await page.keyboard.type('home')
      await page.getByRole('option', { name: /Home/ }).waitFor()
      await seen('palette')
      await page.keyboard.press('Enter')
      await expect.poll(() => new URL(page.url()).pathname).toBe('/')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content')
      await seen('home')

      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: 'Keys' }).waitFor()
      await seen('keys')
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })

      await page.getByRole('button', { name: administrator.name }).click()
      await page.getByRole('menu').waitFor()
      await seen('person')
      expect(complaints).toEqual([])
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
      await page.getByRole('heading', { name: 'Sign in' }).waitFor()
      await page.goto(`${inject('portalUrl')}/projects`)
      await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    })
  })

  it('keeps its menu in a sheet on a phone', async () => {
    await inBrowser({ width: 390, height: 844 }, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/')
      await page.getByRole('button', { name: 'Menu' }).click()
      await page.getByRole('dialog', { name: 'Menu' }).waitFor()
      await picture(page, 'shell-menu-phone')
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('link', { name: 'Projects' }).click()
      await page.getByRole('heading', { name: 'Projects' }).waitFor()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    })
  })

  it('says what is not there, within the shell', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/nowhere/at/all')
      await page.getByRole('heading', { level: 1, name: 'Nothing here' }).waitFor()
      expect(await axeFindings(page)).toEqual([])
    })
  })

  it('turns the theme, and remembers', async () => {
    await inBrowser({ theme: 'light' }, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/')
      await page.getByRole('button', { name: 'Dark theme' }).click()
      expect(await canvas(page)).toBe('rgb(19, 21, 23)')
      await page.reload()
      await page.getByRole('button', { name: 'Light theme' }).waitFor()
      expect(await canvas(page)).toBe('rgb(19, 21, 23)')
    })
  })
})

async function refuseWrongPassword(page: Page): Promise<void> {
  await page.goto(`${inject('portalUrl')}/sign-in`)
  await page.getByLabel('E-mail').fill(administrator.email)
  await page.getByLabel('Password').fill('not this one')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  expect(await page.getByLabel('E-mail').inputValue()).toBe(administrator.email)
}

function canvas(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor)
}
