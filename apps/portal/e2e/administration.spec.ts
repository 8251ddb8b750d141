import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { administrator, colleague } from './cast.ts'
import { chooseFound, complaintsOf, signInTo } from './journey.ts'
import { looks } from './looks.ts'
import { seen } from './seen.ts'

const menu = async (page: Page, act: string) => {
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

describe('people are administered', () => {
  it.each(looks)(
    'invited, given a role with an end, suspended, reinstated, archived and restored: %s',
    async (name, look) => {
      await inBrowser(look, async (context) => {
        const page = await context.newPage()
        const complaints = complaintsOf(page)
        await signInTo(page, '/people')
        await page.getByRole('button', { name: 'Invite' }).click()
        const form = page.getByRole('dialog', { name: 'Invite somebody' })
        await form.getByLabel('Name', { exact: true }).fill(`Mara ${name}`)
        await form.getByLabel('E-mail').fill(administrator.email)
        await form.getByLabel('Username').fill(`mara-${name}`)
        await form.getByRole('button', { name: 'Invite' }).click()
        await form.getByText('belongs to somebody here already').waitFor()
        await seen(page, `invite-refused-${name}`)
        await form.getByLabel('E-mail').fill(`mara-${name}@journey.test`)
        await form.getByRole('button', { name: 'Invite' }).click()
        await page.getByRole('heading', { level: 1, name: `Mara ${name}` }).waitFor()
        await page.getByText('Not yet confirmed').first().waitFor()
        await page.getByRole('button', { name: 'Grant a role' }).click()
        const grant = page.getByRole('dialog', { name: /Grant Mara/ })
        await grant.getByRole('button', { name: /Role/ }).click()
        await page.getByRole('option', { name: 'Auditor' }).click()
        await seen(page, `grant-role-${name}`)
        await grant.getByRole('button', { name: 'Grant' }).click()
        await page
          .getByRole('table', { name: 'Roles' })
          .or(page.getByRole('group', { name: 'Roles' }))
          .getByText('Auditor')
          .waitFor()
        await page.getByText('See the audit log').waitFor()
        await seen(page, `person-${name}`)
        await menu(page, 'Suspend')
        const suspend = page.getByRole('dialog', { name: /Suspend/ })
        await suspend.getByRole('button', { name: 'Suspend' }).click()
        await suspend.getByText('Say why').first().waitFor()
        await suspend.getByLabel('Why').fill('On leave')
        await suspend.getByRole('button', { name: 'Suspend' }).click()
        await page.getByRole('button', { name: 'Reinstate' }).click()
        await page.getByText(`Mara ${name} may come in again`).waitFor()
        await menu(page, 'Archive')
        const archive = page.getByRole('dialog', { name: /Archive/ })
        await archive.getByLabel('Why').fill('Left')
        await archive.getByRole('button', { name: 'Archive' }).click()
        await page.getByRole('button', { name: 'Restore' }).click()
        await page.getByText(`Mara ${name} is back`).waitFor()
        expect(complaints).toEqual([])
      })
    },
  )

  it('and the last who can give rights stays', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/people?role=admin')
      await page.getByRole('grid', { name: 'People' }).getByText(administrator.name).dblclick()
      await page.getByRole('link', { name: 'Open', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: administrator.name }).waitFor()
      await page.getByRole('button', { name: 'Revoke Admin' }).click()
      await page.getByText('Nobody would be left who can give rights').waitFor()
      expect(await page.getByRole('button', { name: 'Revoke Admin' }).count()).toBe(1)
    })
  })
})

describe('teams', () => {
  it.each(looks)('are made, filled and removed: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/teams')
      await page.getByRole('button', { name: 'New team' }).click()
      const form = page.getByRole('dialog', { name: 'New team' })
      await form.getByLabel('Name').fill(`Divers ${name}`)
      await form.getByRole('button', { name: 'Make it' }).click()
      await page.getByRole('button', { name: `Add somebody to Divers ${name}` }).click()
      const add = page.getByRole('dialog', { name: /Add somebody/ })
      await add.getByRole('combobox', { name: 'Person' }).fill('kiri')
      await chooseFound(page, colleague.name)
      await add.getByRole('button', { name: 'Add' }).click()
      await page
        .getByRole('list', { name: `People of Divers ${name}` })
        .getByText(colleague.name)
        .waitFor()
      await seen(page, `teams-${name}`)
      await page.getByRole('button', { name: `Remove Divers ${name}` }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
      await page.getByText(`Divers ${name} removed`).waitFor()
      expect(complaints).toEqual([])
    })
  })
})

describe('roles', () => {
  it.each(looks)('are read as a matrix, copied and changed: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/roles')
      await page.getByRole('group', { name: 'Permissions' }).waitFor()
      await seen(page, `roles-${name}`)
      await page.getByRole('button', { name: 'New role' }).click()
      const form = page.getByRole('dialog', { name: 'New role' })
      await form.getByLabel('Name').fill(`Registrar ${name}`)
      await form.getByRole('button', { name: /Begin with/ }).click()
      await page.getByRole('option', { name: 'A copy of Auditor' }).click()
      await form.getByRole('button', { name: 'Make it' }).click()
      const matrix = page.getByRole('group', { name: 'Permissions' })
      await matrix.getByRole('checkbox', { name: 'Create people.' }).waitFor()
      // The box itself is out of sight: its line is what is pressed.
      await matrix.locator('label', { hasText: 'Create people.' }).click()
      await page.getByText('1 added').waitFor()
      await seen(page, `role-changed-${name}`)
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText(`Registrar ${name} changed`).waitFor()
      // Until what was saved is read anew, the page may still be drawn under the pointer.
      await page.getByText('1 added').waitFor({ state: 'detached' })
      await page.getByRole('button', { name: 'Remove', exact: true }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
      await page.getByText(`Registrar ${name} removed`).waitFor()
      expect(complaints).toEqual([])
    })
  })
})

it.each(looks)('the institution says what is its own and what is the installation’s: %s', async (name, look) => {
  await inBrowser(look, async (context) => {
    const page = await context.newPage()
    const complaints = complaintsOf(page)
    await signInTo(page, '/institution')
    await page.getByText('Not restricted').waitFor()
    await seen(page, `institution-${name}`)
    await page.getByRole('button', { name: 'Edit' }).click()
    const form = page.getByRole('dialog', { name: 'Edit the institution' })
    await form.getByLabel('Support contact').fill(`help-${name}@journey.test`)
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByText(`help-${name}@journey.test`).waitFor()
    expect(complaints).toEqual([])
  })
})

describe('looking as another person', () => {
  it.each(looks)('says so on every page, offers nothing to change, and ends with one press: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, `/people?search=kiri`)
      await page.getByRole('grid', { name: 'People' }).getByText(colleague.name).dblclick()
      await page.getByRole('link', { name: 'Open', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: colleague.name }).waitFor()
      await menu(page, 'Look as them')
      const form = page.getByRole('dialog', { name: `Look as ${colleague.name}` })
      await form.getByLabel('Why').fill('Ticket 4711')
      await seen(page, `look-as-${name}`)
      await form.getByRole('button', { name: 'Look' }).click()
      const banner = page.getByRole('status').filter({ hasText: `You see Tenure as ${colleague.name}.` })
      await banner.waitFor()
      await page.getByRole('heading', { level: 1 }).waitFor()
      await seen(page, `looking-home-${name}`)
      await page.goto(`${inject('portalUrl')}/projects`)
      await banner.waitFor()
      await page.getByRole('heading', { level: 1, name: 'Projects' }).waitFor()
      expect(await page.getByRole('button', { name: 'New project' }).count()).toBe(0)
      await banner.getByRole('button', { name: 'Stop' }).click()
      await banner.waitFor({ state: 'detached' })
      await page.goto(`${inject('portalUrl')}/roles`)
      await page.getByRole('heading', { level: 1, name: 'Roles' }).waitFor()
      expect(complaints).toEqual([])
    })
  })
})
