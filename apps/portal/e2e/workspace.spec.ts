import { describe, expect, inject, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { deed } from './deeds.ts'
import { administrator, colleague } from './cast.ts'
import { stranger } from './people.ts'
import { complaintsOf, openPalette, signInTo } from './journey.ts'
import { looks } from './looks.ts'
import { seen } from './seen.ts'

describe('the workspace of a project', () => {
  it.each(looks)('shows what it is, who works on it and what happened to it: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/projects')
      const { publicId } = await deed(page, 'createProject', {
        name: `Storm surge ${name}`,
        description: 'How seas rise.',
      })
      const open = async (part: string, heading: string) => {
        await page.goto(`${inject('portalUrl')}/projects/${publicId}${part}`)
        await page.getByRole('heading', { name: heading }).waitFor()
      }

      await open('', 'In charge')
      await page.getByText('Not known yet. The project becomes active once it is.').waitFor()
      await seen(page, `project-overview-${name}`)
      await open('/people', 'Members')
      await page.getByText('Add the first member.').waitFor()
      await seen(page, `project-people-empty-${name}`)
      await open('/history', 'History')
      await page.getByRole('table', { name: /Create project/ }).waitFor()
      await seen(page, `project-history-${name}`)

      await page.getByRole('button', { name: 'Edit' }).click()
      await page.getByRole('dialog', { name: 'Edit project' }).getByLabel('Name').waitFor()
      await seen(page, `project-edit-${name}`)
      await page.getByText('In use. Needs a cost centre').click()
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('alert').waitFor()
      await seen(page, `project-edit-refused-${name}`)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })

      await page.getByRole('button', { name: 'More' }).click()
      await page.getByRole('menu').waitFor()
      await seen(page, `project-more-${name}`)
      await page.getByRole('menuitem', { name: 'Set defaults' }).click()
      await page
        .getByRole('dialog', { name: 'Set defaults' })
        .getByRole('combobox', { name: 'Security group' })
        .waitFor()
      await seen(page, `project-defaults-${name}`)
      expect(complaints).toEqual([])
    })
  })

  it('takes a project and its first member by keyboard alone, changes the role, removes them and takes it back', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/')
      await openPalette(page)
      await page.keyboard.type('new project')
      await page.getByRole('option', { name: 'New project' }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog', { name: 'New project' }).waitFor()
      await page.keyboard.type('Language atlas')
      await page.keyboard.press('Enter')
      await page.getByText('Language atlas created').waitFor()

      await openPalette(page)
      await page.keyboard.type('language')
      await page.getByRole('option', { name: 'Language atlas' }).first().waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Language atlas' }).waitFor()
      await page.getByRole('link', { name: 'People' }).last().focus()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Add a member' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog', { name: 'Add a member' }).waitFor()
      await page.keyboard.type('kiri')
      await page.getByRole('option', { name: colleague.name }).waitFor()
      await seen(page, 'project-add-member')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await page.keyboard.press('ArrowDown')
      await page.getByRole('button', { name: 'Add', exact: true }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.getByRole('button', { name: `Viewer, role of ${colleague.name}` }).waitFor()
      await seen(page, 'project-people')

      await page.getByRole('button', { name: `Viewer, role of ${colleague.name}` }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('menuitem', { name: 'Owner' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: `Owner, role of ${colleague.name}` }).waitFor()
      await page.getByRole('button', { name: `Remove ${colleague.name}` }).focus()
      await page.keyboard.press('Enter')
      await page.getByText(`${colleague.name} removed`).waitFor()
      await page.getByRole('button', { name: 'Undo' }).first().focus()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: `Owner, role of ${colleague.name}` }).waitFor()
      expect(complaints).toEqual([])
    })
  })

  it('shows was, theirs and yours when somebody else changed it meanwhile, and keeps what is chosen', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/projects')
      const { id, publicId } = await deed(page, 'createProject', { name: 'Crop phenology' })
      await page.goto(`${inject('portalUrl')}/projects/${publicId}`)
      await page.getByRole('button', { name: 'Edit' }).click()
      const form = page.getByRole('dialog', { name: 'Edit project' })
      await form.getByRole('textbox', { name: 'Description' }).fill('Mine.')
      await form.getByRole('textbox', { name: 'Grant code' }).fill('DFG-1')
      await deed(page, 'editProject', { id, description: 'Theirs.', phase: 'Analysis' })
      await form.getByRole('button', { name: 'Save' }).click()

      const conflict = page.getByRole('dialog', { name: 'Somebody else changed it meanwhile' })
      await conflict.getByText('Description, was: nothing').waitFor()
      await conflict.getByText('Theirs alone, kept: phase.').waitFor()
      await seen(page, 'project-conflict')
      await conflict.getByRole('button', { name: 'Save' }).click()
      await conflict.getByText('Choose for each field first.').waitFor()
      await conflict.getByText('Mine.').click()
      await conflict.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      for (const words of ['Mine.', 'DFG-1', 'Analysis']) await page.getByText(words, { exact: true }).waitFor()
      expect(complaints).toEqual([])
    })
  })

  it('is put away with a word, and brought back from the notice', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/projects')
      const { publicId } = await deed(page, 'createProject', { name: 'Turbine acoustics' })
      await page.goto(`${inject('portalUrl')}/projects/${publicId}`)
      await page.getByRole('button', { name: 'More' }).click()
      await page.getByRole('menuitem', { name: 'Archive' }).click()
      await page.getByRole('dialog', { name: 'Archive Turbine acoustics?' }).getByLabel('Why').fill('Done.')
      await seen(page, 'project-archive')
      await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click()
      await page.getByText(/^Archived \d/).waitFor()
      await seen(page, 'project-archived')
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByRole('button', { name: 'Edit' }).waitFor()
      expect(await page.getByText(/^Archived \d/).count()).toBe(0)
    })
  })

  it('shows nothing of it to another institution, whatever address is guessed', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/projects')
      const { id, publicId } = await deed(page, 'createProject', { name: 'River microbiome, secret' })
      await context.clearCookies()
      await signInTo(page, '/', stranger)
      for (const part of ['', '/people', '/history', '/allocations', '/sharing', '/data-shares', '/entitlements']) {
        await page.goto(`${inject('portalUrl')}/projects/${publicId}${part}`)
        await page.getByRole('heading', { name: 'No such project' }).waitFor()
      }
      await seen(page, 'project-not-there')
      for (const list of ['/projects', '/people', '/audit', '/allocations', '/data-shares']) {
        await page.goto(`${inject('portalUrl')}${list}?peek=${encodeURIComponent(id)}`)
        await page.getByText('There is nothing of this address, or nothing that you may see.').waitFor()
        expect(await page.getByText('secret').count(), list).toBe(0)
        expect(await page.getByText(administrator.name).count(), list).toBe(0)
      }
    })
  })
})
