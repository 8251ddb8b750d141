import { describe, expect, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { deed } from './deeds.ts'
import { colleague } from './cast.ts'
import { complaintsOf, signInTo } from './journey.ts'
import { looks } from './looks.ts'
import { seen } from './seen.ts'

describe('home', () => {
  it.each(looks)('shows an administrator the facility and the last activity: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/')
      await page.getByRole('heading', { name: 'The whole facility now' }).waitFor()
      await page.getByRole('table').last().waitFor()
      await page.getByRole('heading', { name: 'Last activity' }).waitFor()
      await seen(page, `home-admin-${name}`)
      expect(complaints).toEqual([])
    })
  })

  it.each(looks)(
    'shows a PI what waits and their default project, and leads into the filtered list: %s',
    async (name, look) => {
      await inBrowser(look, async (context) => {
        const page = await context.newPage()
        const complaints = complaintsOf(page)
        await signInTo(page, '/', colleague)
        const { id } = await deed(page, 'createProject', { name: `Dark matter ${name}` })
        await deed(page, 'setDefaultProject', { projectId: id })
        await page.reload()
        await page.getByRole('heading', { level: 1, name: `Dark matter ${name}` }).waitFor()
        await page.getByText('A resource manager grants an allocation').waitFor()
        expect(await page.getByRole('heading', { name: 'The whole facility now' }).count()).toBe(0)
        await seen(page, `home-pi-${name}`)
        await page.getByRole('link', { name: /Give its billing|See the drafts/ }).click()
        await page.getByRole('heading', { level: 1, name: /Projects|Dark matter/ }).waitFor()
        expect(complaints).toEqual([])
      })
    },
  )
})
