import { describe, expect, inject, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { colleague } from './cast.ts'
import { deed } from './deeds.ts'
import { complaintsOf, signInTo } from './journey.ts'
import { looks } from './looks.ts'
import { seen } from './seen.ts'

describe('the auditor’s explorer', () => {
  it.each(looks)('counts, draws and narrows what was done: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/audit')
      const { id } = await deed(page, 'createProject', { name: `Dune survey ${name}` })
      await deed(page, 'editProject', { id, phase: `Month ${name}`, reason: 'It begins.' })
      await page.getByRole('button', { name: 'Activity' }).click()
      await page.getByText(/entries by the hour; most/).waitFor()
      await page.getByRole('button', { name: 'Counts' }).click()
      const counts = page.getByRole('region', { name: 'Counts' })
      await counts.getByText(/counted\./).waitFor()
      await seen(page, `audit-explorer-${name}`)
      // By the keyboard: the start of the span moves to the last hours, and only those are looked at.
      const start = page.getByRole('slider', { name: 'Start of the span' })
      await start.focus()
      await page.keyboard.press('End')
      await page.keyboard.press('PageDown')
      await seen(page, `audit-explorer-span-${name}`)
      await page.getByRole('button', { name: 'Look at these alone' }).click()
      await expect.poll(() => new URL(page.url()).searchParams.get('from')).toMatch(/T\d\d:00Z/)
      await counts.getByRole('button', { name: /^Edit project/ }).click()
      await expect.poll(() => new URL(page.url()).searchParams.get('action')).toBe('editProject')
      await page.goto(`${inject('portalUrl')}/audit?field=phase&became=month*`)
      const grid = page.getByRole('grid', { name: 'Audit log' })
      await grid.getByText('Edit project').first().waitFor()
      await expect.poll(() => page.getByRole('textbox', { name: 'It became' }).inputValue()).toBe('month*')
      await seen(page, `audit-field-${name}`)
      await page.goto(`${inject('portalUrl')}/audit?about=${encodeURIComponent(id)}`)
      await page.getByText(`Dune survey ${name}`, { exact: false }).first().waitFor()
      await page.getByText(/The whole life of/).waitFor()
      await seen(page, `audit-life-${name}`)
      expect(complaints).toEqual([])
    })
  })

  it.each(looks)('keeps a view on the server, shares it and takes it away: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/audit')
      await page.goto(`${inject('portalUrl')}/audit?action=createProject`)
      await page.getByRole('button', { name: 'Views' }).click()
      await page.getByRole('menuitem', { name: 'Save this view…' }).click()
      await page.getByRole('textbox', { name: 'Name' }).fill(`New projects ${name}`)
      await page.getByText('Share it with everybody here').click()
      await seen(page, `saved-view-new-${name}`)
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByText(`View “New projects ${name}” saved`).waitFor()
      await page.goto(`${inject('portalUrl')}/audit`)
      await page.getByRole('button', { name: 'Views' }).click()
      await page.getByRole('menuitem', { name: `New projects ${name}` }).click()
      await expect.poll(() => new URL(page.url()).searchParams.get('action')).toBe('createProject')
      await page.getByRole('button', { name: `New projects ${name}` }).click()
      await page.getByRole('menuitem', { name: 'Manage views…' }).click()
      await page.getByRole('dialog', { name: 'Saved views' }).waitFor()
      await seen(page, `saved-views-${name}`)
      await page.getByRole('button', { name: `Delete the view New projects ${name}` }).click()
      await page.getByText(`View “New projects ${name}” deleted`).waitFor()
      expect(complaints).toEqual([])
    })
  })

  it('shows what somebody was refused, to whoever administers it', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/audit', colleague)
      await page.evaluate(async () => {
        await fetch('/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-tenure-client': 'portal' },
          body: JSON.stringify({
            query: 'mutation { createResourceType(input: { name: "Mine", unit: "hours" }) { __typename } }',
          }),
        })
      })
    })
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/audit')
      await page.goto(`${inject('portalUrl')}/audit?action=refuse`)
      const grid = page.getByRole('grid', { name: 'Audit log' })
      await grid.getByText('Was refused: create resource type').first().waitFor()
      await grid.getByText('Was refused: create resource type').first().dblclick()
      await page.getByText('Why', { exact: true }).waitFor()
      await seen(page, 'audit-refused')
      expect(new URL(page.url()).searchParams.get('action')).toBe('refuse')
    })
  })
})
