import { expect, it } from 'vitest'
import { axeFindings } from './axe.ts'
import { inBrowser } from './browser.ts'
import { deed, type Done } from './deeds.ts'
import { complaintsOf, signInTo } from './journey.ts'
import { looks } from './looks.ts'
import { picture } from './picture.ts'

let project: Done

it('goes back in time by keyboard, finds nothing to change there, compares, and rolls back', async () => {
  await inBrowser({}, async (context) => {
    const page = await context.newPage()
    const complaints = complaintsOf(page)
    await signInTo(page, '/projects')
    project = await deed(page, 'createProject', { name: 'Tidal flats', description: 'Mud and birds.' })
    await deed(page, 'editProject', { id: project.id, name: 'Salt marshes', phase: 'running', expectedVersion: 1 })
    await deed(page, 'editProject', { id: project.id, description: null, expectedVersion: 2 })
    await page.goto(new URL(`/projects/${project.publicId}/history`, page.url()).href)
    await page.getByRole('heading', { level: 1, name: 'Salt marshes' }).waitFor()

    // Two changes back: what it was called when it was made.
    const slider = page.getByRole('slider', { name: 'Time' })
    await slider.focus()
    await page.keyboard.press('Home')
    await page.getByRole('heading', { level: 1, name: 'Tidal flats' }).waitFor()
    expect(await slider.getAttribute('aria-valuetext')).toContain('Create project')
    expect(new URL(page.url()).searchParams.get('at')).toMatch(/Z$/)
    await page.getByRole('region', { name: 'As of an earlier time' }).waitFor()
    expect(await page.getByRole('button', { name: /^Roll back/ }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Edit' }).count()).toBe(0)
    await picture(page, 'past-slider')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('ArrowRight')
    await page.getByRole('heading', { level: 1, name: 'Salt marshes' }).waitFor()
    await page.keyboard.press('ArrowLeft')

    // The time stays on every way through the portal; a list offers nothing to make there.
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Projects' }).click()
    await page.getByRole('grid').getByText('Tidal flats').waitFor()
    expect(new URL(page.url()).searchParams.get('at')).toMatch(/Z$/)
    expect(await page.getByRole('button', { name: 'New project' }).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Back to now' }).click()
    await page.getByRole('grid').getByText('Salt marshes').waitFor()
    expect(new URL(page.url()).searchParams.get('at')).toBe(null)

    // By the key, to a day on which there was nothing yet.
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog', { name: 'As of an earlier time' })
    await dialog.getByRole('button', { name: 'A year ago' }).click()
    await picture(page, 'past-dialog')
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByLabel('Time (UTC)').fill('25:00')
    await dialog.getByRole('button', { name: 'Show' }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByLabel('Time (UTC)').fill('12:00')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => page.getByRole('grid').getByText('Salt marshes').count()).toBe(0)
    await page.getByRole('button', { name: 'Back to now' }).click()
    await page.getByRole('grid').getByText('Salt marshes').click()
    await page.keyboard.press('Escape')

    // Two moments, in words.
    await page.goto(new URL(`/projects/${project.publicId}/history?view=compare`, page.url()).href)
    await page.getByRole('table', { name: 'What changed of Salt marshes' }).waitFor()
    await page.getByText('Mud and birds.').waitFor()
    await picture(page, 'past-compare')
    expect(await axeFindings(page)).toEqual([])

    // A new version that says what the first one said.
    await page.getByText('Versions', { exact: true }).click()
    await page.getByRole('button', { name: 'Roll back to version 1' }).click()
    const rollBack = page.getByRole('dialog', { name: 'Roll back to version 1' })
    await rollBack.getByRole('table', { name: 'What would change' }).getByText('Tidal flats').waitFor()
    await rollBack.getByRole('button', { name: 'Roll back' }).click()
    await rollBack.getByText('Say why, for who reads this later.').waitFor()
    await picture(page, 'past-roll-back')
    expect(await axeFindings(page)).toEqual([])
    // Somebody is faster: the version that was looked at is no longer the last.
    await deed(page, 'editProject', { id: project.id, priority: 'high', expectedVersion: 3 })
    await rollBack.getByLabel('Why').fill('Renamed by mistake.')
    await rollBack.getByRole('button', { name: 'Roll back' }).click()
    await rollBack.getByText('This was changed by someone else').waitFor()
    await rollBack.getByRole('button', { name: 'Look at it anew' }).click()
    await rollBack.getByRole('table').getByText('High', { exact: false }).waitFor()
    await rollBack.getByRole('button', { name: 'Roll back' }).click()
    await page.getByRole('heading', { level: 1, name: 'Tidal flats' }).waitFor()
    await page.getByText('“Renamed by mistake.”').waitFor()
    expect(complaints).toEqual([])
  })
})

it.each(looks)('shows an earlier time as it should look: %s', async (name, look) => {
  await inBrowser(look, async (context) => {
    const page = await context.newPage()
    await signInTo(page, `/projects/${project.publicId}/history`)
    await page.getByRole('slider', { name: 'Time' }).focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await page.getByRole('heading', { level: 1, name: 'Salt marshes' }).waitFor()
    await page.getByText('2 of 5').waitFor()
    await picture(page, `past-${name}`)
    expect(await axeFindings(page)).toEqual([])
    await page.emulateMedia({ media: 'print' })
    await page.getByText('Tenure · Journey Institute · as of').waitFor()
    await page.emulateMedia({ media: 'screen' })
    await page.goto(new URL(`/projects/${project.publicId}/history?view=compare`, page.url()).href)
    // It was rolled back: what it is now is what it was at first.
    await page.getByText('Nothing is different at these two moments.').waitFor()
    await picture(page, `past-compare-${name}`)
    expect(await axeFindings(page)).toEqual([])
  })
})
