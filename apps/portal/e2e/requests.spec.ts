import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { colleague } from './cast.ts'
import { deed } from './deeds.ts'
import { chooseFound, complaintsOf, signInTo } from './journey.ts'
import { looks } from './looks.ts'
import { seen } from './seen.ts'

const state = (page: Page, word: string) =>
  page.getByRole('main').locator('header').getByText(word, { exact: true }).waitFor()

describe('a request', () => {
  it('is asked, sent back, mended, approved with another amount, and the allocation is there', async () => {
    await inBrowser({}, async (mine) => {
      await inBrowser({}, async (theirs) => {
        const [asker, decider] = [await mine.newPage(), await theirs.newPage()]
        const complaints = [complaintsOf(asker), complaintsOf(decider)]
        await signInTo(decider, '/resource-types')
        await deed(decider, 'createResourceType', { name: 'Tidal cores', unit: 'core-hours' })
        await decider.reload()
        await decider.getByRole('button', { name: 'Questions of Tidal cores' }).click()
        const questions = decider.getByRole('dialog', { name: 'Questions of Tidal cores' })
        await questions.getByRole('button', { name: 'Add a question' }).click()
        await questions.getByRole('textbox', { name: 'Question 1' }).fill('Which code do you run?')
        await questions.getByRole('button', { name: 'Save' }).click()
        await decider.getByText('Questions of Tidal cores saved').waitFor()

        await signInTo(asker, '/requests', colleague)
        const { publicId } = await deed(asker, 'createProject', { name: 'Tide tables' })
        await asker.getByRole('button', { name: 'Ask for more' }).click()
        const form = asker.getByRole('dialog', { name: 'Ask for more' })
        await form.getByRole('combobox', { name: 'Project' }).fill('Tide')
        await chooseFound(asker, 'Tide tables')
        await form.getByRole('button', { name: /Resource/ }).click()
        await asker.getByRole('option', { name: 'Tidal cores' }).click()
        await form.getByLabel('Quantity in each period').fill('500')
        await form.getByLabel('Why it is needed').fill('A grid of 500 by 500.')
        await form.getByLabel('Which code do you run?').fill('ROMS')
        await form.getByRole('button', { name: 'Submit' }).click()
        await asker.getByRole('heading', { level: 1, name: '500 core-hours of Tidal cores' }).waitFor()
        await state(asker, 'Submitted')

        await decider.goto(`${inject('portalUrl')}/requests?mine=waiting`)
        await decider.getByRole('link', { name: '500 core-hours of Tidal cores' }).click()
        await decider.getByRole('button', { name: 'Send back' }).click()
        const back = decider.getByRole('dialog', { name: 'Send back for changes' })
        await back.getByLabel('What is to be changed').fill('Say which grid.')
        await back.getByRole('button', { name: 'Send back' }).click()
        await state(decider, 'Needs changes')

        await asker.reload()
        await asker.getByText('“Say which grid.”').first().waitFor()
        await asker.getByRole('button', { name: 'Edit', exact: true }).click()
        const edit = asker.getByRole('dialog', { name: 'Edit the request' })
        await edit.getByLabel('Quantity in each period').fill('800')
        await edit.getByRole('button', { name: 'Submit' }).click()
        await asker.getByRole('heading', { level: 1, name: '800 core-hours of Tidal cores' }).waitFor()
        await asker.getByLabel('New comment').fill('It is the whole bay now.')
        await asker.getByRole('button', { name: 'Comment' }).click()
        await asker.getByRole('article').getByText('It is the whole bay now.').waitFor()

        await decider.reload()
        await decider.getByRole('heading', { level: 1, name: '800 core-hours of Tidal cores' }).waitFor()
        await decider.getByRole('button', { name: 'Approve' }).click()
        const approve = decider.getByRole('dialog', { name: 'Approve the request' })
        await approve.getByLabel('Award').fill('600')
        await approve
          .getByText(/0 to 600|600/)
          .first()
          .waitFor()
        await approve.getByRole('button', { name: 'Approve' }).click()
        await approve.getByText('This is not what was asked').waitFor()
        await approve.getByLabel('Why another amount').fill('Enough for one season.')
        await approve.getByRole('button', { name: 'Approve' }).click()
        await state(decider, 'Approved')

        await asker.goto(`${inject('portalUrl')}/projects/${publicId}/allocations`)
        await asker
          .getByRole('row', { name: /^Tidal cores/ })
          .getByText('600 core-hours')
          .waitFor()
        expect(complaints.flat()).toEqual([])
      })
    })
  })

  it.each(looks)('and what there is to see: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/requests')
      const type = await deed(page, 'createResourceType', { name: `Cores ${name}`, unit: 'core-hours' })
      const project = await deed(page, 'createProject', { name: `Harbour ${name}` })
      const { id } = await deed(page, 'draftRequest', {
        kind: 'NEW',
        projectId: project.id,
        resourceTypeId: type.id,
        quantity: '5000',
        model: 'SUBSCRIPTION',
        justification: 'Two seasons of the harbour model: 40 runs of 125 core-hours each.',
      })
      await page.reload()
      await page.getByRole('link', { name: `5,000 core-hours of Cores ${name}` }).waitFor()
      await seen(page, `requests-${name}`)
      await page.goto(`${inject('portalUrl')}/requests/${id}`)
      await page.getByRole('heading', { level: 1, name: `5,000 core-hours of Cores ${name}` }).waitFor()
      await page.getByLabel('New comment').waitFor()
      await seen(page, `request-${name}`)
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
      await page.getByRole('dialog', { name: 'Edit the request' }).getByLabel('Why it is needed').waitFor()
      await seen(page, `request-edit-${name}`)
      await page.goto(`${inject('portalUrl')}/approval-rules`)
      await page.getByRole('button', { name: 'New rule' }).click()
      await page.getByRole('dialog', { name: 'New approval rule' }).getByRole('textbox', { name: 'Name' }).waitFor()
      await seen(page, `approval-rule-${name}`)
      expect(complaints).toEqual([])
    })
  })
})
