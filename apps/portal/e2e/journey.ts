import type { Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { administrator } from './cast.ts'
import type { Person } from './people.ts'

/** What the browser complained of since: errors and warnings on its console, and exceptions. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return
    // The browser's own word that nobody was signed in: what the portal asks when it is opened.
    if (message.location().url.endsWith('/auth/session') && message.text().includes('401')) return
    complaints.push(`${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}

/** Signs somebody in by the form, the administrator unless told, on the way to a path, and waits for its heading. */
export async function signInTo(page: Page, path: string, person: Person = administrator): Promise<void> {
  await page.goto(inject('portalUrl') + path)
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('banner').waitFor()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Opens the palette by its key, ready to be typed into. */
export async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  // What is typed before it has the focus goes elsewhere.
  await page.getByRole('dialog', { name: 'Search or jump to' }).locator('input:focus').waitFor()
}

/** Chooses the one line that a field finds for what was typed. While it looks the list is drawn anew, and a line pressed then may be gone. */
export async function chooseFound(page: Page, name: string): Promise<void> {
  await expect.poll(() => page.getByRole('option').count()).toBe(1)
  await page.getByRole('option', { name: new RegExp(name) }).click()
}
