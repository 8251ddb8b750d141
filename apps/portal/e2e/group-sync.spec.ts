import type { Page } from 'playwright-core'
import { type Slapd, slapdPath } from '@tenure/directory/testing/slapd'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { colleague } from './cast.ts'
import { deed } from './deeds.ts'
import { directoryOf, groupDn } from './directory.ts'
import { complaintsOf, signInTo } from './journey.ts'
import { looks } from './looks.ts'
import { seen } from './seen.ts'

async function choose(page: Page, lines: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).click()
  const buffer = Buffer.from(['group,member', ...lines].join('\n'))
  await (await chooser).setFiles([{ name: 'reef.csv', mimeType: 'text/csv', buffer }])
}

describe('groups', () => {
  it.each(looks)('are synced from a file by the difference that was shown: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/groups')
      const there = `org:reef:${name}`
      await deed(page, 'createSecurityGroup', { groupName: `Reef ${name}`, externalSystemId: there })
      await page.getByRole('button', { name: 'Sync from a file' }).click()
      await page.getByText('Drop a file of memberships here').waitFor()
      await seen(page, `group-sync-${name}`)
      await choose(page, [`,${colleague.email}`])
      const window = page.getByRole('dialog', { name: 'Sync groups from reef.csv' })
      await window.getByText('Every row names its group').first().waitFor()
      await window.getByRole('button', { name: 'Choose another file' }).click()
      await choose(page, [`${there},${colleague.email}`, `${there},nobody@example.org`, 'org:elsewhere,a@example.org'])
      await window.getByText(`${colleague.name} (pi) · Reef ${name}`).waitFor()
      await window.getByText(`nobody@example.org · ${there}`).waitFor()
      await seen(page, `group-sync-preview-${name}`)
      await window.getByLabel('Why').fill('New term')
      await window.getByRole('button', { name: 'Sync: 1 change' }).click()
      await page.getByText('1 joined, 0 left.').waitFor()
      await page.getByRole('button', { name: 'Sync from a file' }).click()
      await choose(page, [`${there},`])
      await window.getByRole('list', { name: 'Leaving: 1' }).waitFor()
      await window.getByRole('button', { name: 'Sync: 1 change' }).click()
      await page.getByText('0 joined, 1 left.').waitFor()
      expect(complaints).toEqual([])
    })
  })
})

describe.skipIf(slapdPath === undefined)('groups of a directory', () => {
  let slapd: Slapd
  beforeAll(async () => {
    const groups = Object.fromEntries(looks.map(([name]) => [`divers-${name}`, ['pi', 'nobody']]))
    slapd = await directoryOf({ tenant: 'group-sync', people: ['pi', 'nobody'], groups })
  })
  afterAll(() => slapd.stop())

  it.each(looks)('are synced by the difference that was shown, and by no other: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/groups')
      const there = groupDn(`divers-${name}`)
      await deed(page, 'createSecurityGroup', { groupName: `Divers ${name}`, externalSystemId: there })
      await page.getByRole('button', { name: 'Sync from a directory' }).click()
      const into = page.getByRole('button', { name: 'Look into reef' })
      await into.waitFor()
      await seen(page, `directories-${name}`)
      await into.click()
      const window = page.getByRole('dialog', { name: 'Sync groups from reef' })
      await window.getByText(`${colleague.name} (pi) · Divers ${name}`).waitFor()
      await window.getByText(`nobody · ${there}`).waitFor()
      await seen(page, `directory-preview-${name}`)
      // It says something else by the time the button is pressed.
      await slapd.change((client) => client.del(there))
      await window.getByRole('button', { name: 'Sync: 1 change' }).click()
      await window.getByText('Memberships changed since you looked').waitFor()
      await slapd.change((client) =>
        client.add(there, { objectClass: 'groupOfNames', member: 'uid=pi,ou=people,dc=reef,dc=test' }),
      )
      await window.getByRole('button', { name: 'Look again' }).click()
      await expect.poll(() => window.getByText(`nobody · ${there}`).count()).toBe(0)
      await window.getByRole('button', { name: 'Sync: 1 change' }).click()
      await page.getByText('1 joined, 0 left.').waitFor()
      expect(complaints).toEqual([])
    })
  })
})
