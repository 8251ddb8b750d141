import { expect, it } from 'vitest'
import { axeFindings } from './axe.ts'
import { inBrowser } from './browser.ts'
import { administrator } from './cast.ts'
import { complaintsOf, signInTo } from './journey.ts'
import { picture } from './picture.ts'

it('makes a project by keyboard, refuses its name the second time, finds it and looks at it', async () => {
  await inBrowser({}, async (context) => {
    const page = await context.newPage()
    const complaints = complaintsOf(page)
    await signInTo(page, '/projects')

    for (const name of ['Coral genomics', 'River microbiome']) {
      await page.getByRole('button', { name: 'New project' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog', { name: 'New project' }).waitFor()
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.getByRole('grid').getByText(name).waitFor()
    }
    expect(await axeFindings(page)).toEqual([])

    await page.getByRole('button', { name: 'New project' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click()
    await page.getByText('Give the project a name.').waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Coral genomics')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByLabel('Name', { exact: true }).getAttribute('aria-invalid')).toBe('true')
    await picture(page, 'projects-refused')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')

    await page.keyboard.press('/')
    await page.keyboard.type('river')
    await expect.poll(() => page.getByRole('grid').getByText('Coral genomics').count()).toBe(0)
    await expect.poll(() => new URL(page.url()).searchParams.get('search')).toBe('river')
    await page.getByRole('gridcell', { name: administrator.name }).dblclick()
    await page.getByRole('complementary', { name: 'Peek' }).getByRole('heading', { name: 'River microbiome' }).waitFor()
    await picture(page, 'projects-peek')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(complaints).toEqual([])
  })
})
