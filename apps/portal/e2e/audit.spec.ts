import { describe, expect, inject, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { deed } from './deeds.ts'
import { administrator, colleague } from './cast.ts'
import { complaintsOf, signInTo } from './journey.ts'
import { looks } from './looks.ts'
import { seen } from './seen.ts'

describe('the audit log', () => {
  it.each(looks)(
    'is filtered by its address, and shows a change field by field with its reason: %s',
    async (name, look) => {
      await inBrowser(look, async (context) => {
        const page = await context.newPage()
        const complaints = complaintsOf(page)
        await signInTo(page, '/audit')
        const { id } = await deed(page, 'createProject', { name: `Lunar ice ${name}` })
        await deed(page, 'editProject', { id, description: 'Ice at the poles.', reason: 'The grant asks for it.' })
        await page.goto(`${inject('portalUrl')}/audit?action=editProject&project=${encodeURIComponent(id)}`)
        const grid = page.getByRole('grid', { name: 'Audit log' })
        await grid.getByText('Edit project').waitFor()
        expect(await grid.getByRole('row').count()).toBe(2)
        await expect.poll(() => page.getByRole('combobox', { name: 'Project' }).inputValue()).toBe(`Lunar ice ${name}`)
        await seen(page, `audit-${name}`)
        await grid.getByText('Edit project').dblclick()
        await page.getByText('“The grant asks for it.”').waitFor()
        await page
          .getByRole('table', { name: /What became different/ })
          .getByText('Ice at the poles.')
          .waitFor()
        await page.getByText('It did nothing else.').waitFor()
        await seen(page, `audit-peek-${name}`)
        await page.goto(`${inject('portalUrl')}/audit?action=restoreProject`)
        await page.getByText('Nothing was done that fits these filters.').waitFor()
        await seen(page, `audit-none-${name}`)
        expect(complaints).toEqual([])
      })
    },
  )

  it.each(looks)('is verified on request, and says what was looked at: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/audit')
      await deed(page, 'createProject', { name: `Sea ice ${name}` })
      await page.getByRole('button', { name: 'Proof' }).click()
      const proof = page.getByRole('dialog', { name: 'Proof of the audit log' })
      await proof.getByText('Not yet sealed').waitFor()
      await seen(page, `audit-proof-${name}`)
      await proof.getByRole('button', { name: 'Verify' }).click()
      await proof.getByText('Nothing was changed behind the log’s back.').waitFor()
      await seen(page, `audit-verified-${name}`)
      expect(complaints).toEqual([])
    })
  })

  it('is for those who may read it: others see the trail of what they administer alone', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/audit', colleague)
      await page.getByRole('grid', { name: 'Audit log' }).waitFor()
      await expect.poll(() => page.getByRole('grid').getAttribute('aria-busy')).toBe('false')
      expect(await page.getByRole('grid').getByText(administrator.name).count()).toBe(0)
      expect(await page.getByRole('navigation', { name: 'Main' }).getByText('Audit').count()).toBe(0)
    })
  })
})
