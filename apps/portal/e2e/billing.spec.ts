import { describe, expect, inject, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { ask, deed } from './deeds.ts'
import { complaintsOf, signInTo } from './journey.ts'
import { looks } from './looks.ts'
import { seen } from './seen.ts'

/** The month before this one, as the API writes it. */
const lastMonth = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 1, 1))
const month = lastMonth.toISOString().slice(0, 7)

describe('billing', () => {
  it('sets a price and a discount, issues a month, and corrects what was issued', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/')
      const type = await deed(page, 'createResourceType', { name: 'Abacus hours', unit: 'core-hours' })
      const project = await deed(page, 'createProject', {
        name: 'Abacus studies',
        activate: true,
        billing: { costCentre: '4711' },
      })
      await deed(page, 'grantAllocation', {
        model: 'CONDO',
        quantity: '1000',
        lifetimeMonths: 60,
        startsAt: lastMonth.toISOString(),
        projectId: project.id,
        resourceTypeId: type.id,
      })

      await page.goto(`${inject('portalUrl')}/billing`)
      await page.getByText('There is no price yet, and nothing is charged.').waitFor()
      await page.getByRole('button', { name: 'Set a price' }).click()
      const price = page.getByRole('dialog', { name: 'Set a price' })
      await price.getByRole('button', { name: /Resource type/ }).click()
      await page.getByRole('option', { name: /^Abacus hours/ }).click()
      await price.getByRole('radio', { name: /^What is held/ }).check({ force: true })
      await price.getByRole('textbox', { name: 'Price of one' }).fill('0.05')
      await seen(page, 'billing-price')
      await price.getByRole('button', { name: 'Set', exact: true }).click()
      await page.getByText('The price of Abacus hours is set').waitFor()

      // The form’s price begins today; last month’s was agreed on before.
      await deed(page, 'setRate', {
        resourceTypeId: type.id,
        basis: 'ALLOCATED',
        price: '0.05',
        currency: 'EUR',
        validFrom: lastMonth.toISOString(),
      })
      await page.getByRole('button', { name: 'New class' }).click()
      await page.getByRole('textbox', { name: 'Name' }).fill('Internal')
      await page.getByRole('button', { name: 'Create', exact: true }).click()
      await page.getByText('Internal is a class of project now').waitFor()

      await page.reload()
      await page.getByRole('rowheader', { name: /Abacus studies/ }).waitFor()
      await page.getByRole('button', { name: 'Issue the statements' }).click()
      await seen(page, 'billing-issue')
      await page.getByRole('button', { name: 'Issue', exact: true }).click()
      await page.getByText(/it never changes/).waitFor()

      await page.goto(`${inject('portalUrl')}/projects/${project.publicId}/statements`)
      await page.getByRole('button', { name: 'Give a credit' }).click()
      const credit = page.getByRole('dialog', { name: 'A credit for Abacus studies' })
      await credit.getByRole('textbox', { name: 'Amount' }).fill('5')
      await credit.getByRole('textbox', { name: 'Reason' }).fill('The outage of the third')
      await credit.getByRole('button', { name: 'Give' }).click()
      await page.getByText(/stands at -EUR/).waitFor()
      const { project: said } = await ask<{
        project: { statements: { nodes: { id: string; status: string; month: string; total: string }[] } }
      }>(page, 'query ($id: ID!) { project(id: $id) { statements { nodes { id status month total } } } }', {
        id: project.id,
      })
      const issued = said.statements.nodes.find(({ status }) => status === 'ISSUED')!
      expect(issued).toMatchObject({ month, total: '50.00' })

      await page.goto(`${inject('portalUrl')}/statements/${issued.id}`)
      await page.getByRole('button', { name: /^Correct: / }).click()
      const correct = page.getByRole('dialog', { name: /^Correct / })
      await correct.getByRole('textbox', { name: 'It should have been' }).fill('900')
      await correct.getByRole('textbox', { name: 'Reason' }).fill('A tenth was not there')
      await seen(page, 'billing-correct')
      await correct.getByRole('button', { name: 'Correct' }).click()
      await page.getByText(/The difference stands on the statement of/).waitFor()
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'PDF' }).click(),
      ])
      expect(file.suggestedFilename()).toMatch(/\.pdf$/)
      expect(complaints).toEqual([])

      for (const [name, look] of looks)
        await inBrowser(look, async (other) => {
          const again = await other.newPage()
          await signInTo(again, '/billing')
          await again.getByRole('rowheader', { name: /Abacus studies/ }).waitFor()
          await seen(again, `billing-${name}`)
          await again.goto(`${inject('portalUrl')}/projects/${project.publicId}/statements`)
          await again.getByRole('columnheader', { name: 'Number' }).waitFor()
          await seen(again, `billing-project-${name}`)
          await again.goto(`${inject('portalUrl')}/statements/${issued.id}`)
          await again.getByRole('columnheader', { name: 'Quantity' }).waitFor()
          await seen(again, `billing-statement-${name}`)
        })
    })
  })
})
