import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { axeFindings } from './axe.ts'
import { inBrowser, type Look } from './browser.ts'
import { ask, deed } from './deeds.ts'
import { complaintsOf, signInTo } from './journey.ts'
import { picture } from './picture.ts'

const looks: readonly (readonly [string, Look])[] = [
  ['light', { theme: 'light' }],
  ['dark', { theme: 'dark' }],
  ['phone', { theme: 'light', width: 390, height: 844 }],
  ['320', { theme: 'dark', width: 320, height: 640 }],
]

/** The public ids of the projects the journeys go through. */
let kelp = ''
let tidal = ''

beforeAll(async () => {
  await inBrowser({}, async (context) => {
    const page = await context.newPage()
    await signInTo(page, '/')
    const cpu = await deed(page, 'createResourceType', {
      name: 'CPU core-hours',
      unit: 'core-hours',
      isStorageType: false,
    })
    const disk = await deed(page, 'createResourceType', { name: 'Project storage', unit: 'TB', isStorageType: true })
    const projects = []
    for (const name of ['Kelp forest survey', 'Tidal mixing', 'Polar night'])
      projects.push(await deed(page, 'createProject', { name, activate: true, billing: { costCentre: '4711' } }))
    for (const [index, { id: projectId }] of projects.entries()) {
      const subscription = { projectId, model: 'SUBSCRIPTION', billingPeriod: 'MONTH' }
      const quantity = String(1000 * (index + 1))
      await deed(page, 'grantAllocation', { ...subscription, resourceTypeId: cpu.id, quantity })
      await deed(page, 'grantAllocation', { projectId, resourceTypeId: disk.id, model: 'CONDO', quantity: '40.5' })
    }
    ;[kelp = '', tidal = ''] = projects.map(({ publicId }) => publicId)
  })
}, 120_000)

/** Waits for a preview to have said what changes for whom. */
async function previewOf(page: Page, words: string | RegExp): Promise<void> {
  const preview = page.getByRole('region', { name: 'What this changes' })
  await preview.getByText(words).first().waitFor()
  await preview.getByLabel('Looking ahead').waitFor({ state: 'detached' })
}

const dialogGone = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' })

describe('allocations', () => {
  it('are granted by keyboard alone, with what it changes in sight', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/allocations?search=Polar')
      await page.getByRole('button', { name: 'New allocation' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog', { name: 'New allocation' }).waitFor()
      await page.keyboard.type('Polar')
      await expect
        .poll(() => page.getByRole('option').allTextContents())
        .toEqual([expect.stringContaining('Polar night')])
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect.poll(() => page.getByRole('combobox', { name: 'Project' }).inputValue()).toBe('Polar night')
      await page.keyboard.press('Tab')
      await page.keyboard.type('CPU')
      await page.keyboard.press('Tab')
      await page.keyboard.type('2500.5')
      await previewOf(page, '5,500.5')
      await picture(page, 'allocations-grant')
      expect(await axeFindings(page)).toEqual([])
      await page.keyboard.press('Enter')
      await dialogGone(page)
      await page.getByRole('grid').getByText('2,500.5').waitFor()
      await page.getByText('2,500.5 core-hours of CPU core-hours granted').waitFor()
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('New allocation')
      expect(complaints).toEqual([])
    })
  })

  it('resized by two at once keep both changes in sight, and what was done can be undone', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/allocations?search=Tidal&sort=-QUANTITY')
      const openMenu = page.getByRole('button', { name: 'Change CPU core-hours of Tidal mixing' })
      await openMenu.click()
      await page.getByRole('menuitem', { name: 'Resize' }).click()
      await page.getByRole('textbox', { name: 'Quantity' }).fill('2600')
      await previewOf(page, '2,600')
      expect(await axeFindings(page)).toEqual([])

      await resizeFromElsewhere()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog', { name: 'Changed meanwhile' }).waitFor()
      const row = page.getByRole('dialog').getByRole('row', { name: /Quantity/ })
      expect(await row.getByRole('cell').allTextContents()).toEqual(['2,000', '2,300', '2,600'])
      await picture(page, 'allocations-conflict')
      expect(await axeFindings(page)).toEqual([])

      await page.getByRole('button', { name: 'Save mine on top' }).click()
      await dialogGone(page)
      await page.getByRole('grid').getByText('2,600').waitFor()
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByRole('grid').getByText('2,300').waitFor()
      await picture(page, 'allocations-undone')
      expect(await axeFindings(page)).toEqual([])
    })
  })

  it('are filtered in the address, and an empty list says the way out', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/allocations')
      await page.getByRole('radio', { name: 'Condo' }).check({ force: true })
      await expect.poll(() => page.getByRole('grid').getByText('Subscription').count()).toBe(0)
      await expect.poll(() => new URL(page.url()).searchParams.get('model')).toBe('CONDO')
      await page.getByRole('columnheader', { name: 'Allocated' }).getByRole('button').click()
      await expect.poll(() => new URL(page.url()).searchParams.get('sort')).toBe('QUANTITY')
      await page.keyboard.press('/')
      await page.keyboard.type('nothing like it')
      await page.getByText('No allocation fits these filters.').waitFor()
      await picture(page, 'allocations-empty')
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('button', { name: 'Clear all filters' }).click()
      await page.getByRole('grid').getByText('Subscription').first().waitFor()
    })
  })

  it('say why they could not be read', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/')
      await page.route('**/graphql', (route) => route.abort())
      await page.getByRole('link', { name: 'Allocations', exact: true }).click()
      await page.getByRole('alert').getByText('Tenure could not be reached.').waitFor()
      await picture(page, 'allocations-unread')
      expect(await axeFindings(page)).toEqual([])
    })
  })

  it('are shared with a preview, and the share is undone by withdrawing it', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, `/projects/${kelp}/sharing`)
      await page.getByRole('button', { name: 'Share resources' }).click()
      await page.getByRole('combobox', { name: 'With' }).fill(tidal)
      await page.getByRole('option', { name: /Tidal mixing/ }).click()
      await page.getByRole('textbox', { name: 'Percentage' }).fill('12.5')
      await previewOf(page, '875')
      await picture(page, 'allocations-share')
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('dialog').getByRole('button', { name: 'Share', exact: true }).click()
      await dialogGone(page)
      const given = page.getByRole('group', { name: 'Given to others' })
      await given.getByText('12.5 %').waitFor()
      await page.getByText('86.5 % left').first().waitFor()
      await picture(page, 'allocations-sharing')
      expect(await axeFindings(page)).toEqual([])

      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByText(`${kelp} shares nothing with other projects.`).waitFor()
      expect(complaints).toEqual([])
    })
  })

  it('of storage are carved into a data share, renamed, and looked at', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, `/projects/${kelp}/data-shares`)
      await page.getByRole('button', { name: 'Carve a data share' }).click()
      await page.getByRole('textbox', { name: 'Name' }).fill('reef-raw')
      await picture(page, 'allocations-carve')
      expect(await axeFindings(page)).toEqual([])
      await page.keyboard.press('Enter')
      await dialogGone(page)
      const table = page.getByRole('group', { name: 'Data shares' })
      await table.getByText('the PI, for nobody else is named').waitFor()

      await page.getByRole('button', { name: 'Change reef-raw' }).click()
      await page.getByRole('menuitem', { name: 'Rename' }).click()
      await page.getByRole('textbox', { name: 'Name' }).fill('reef-clean')
      await page.keyboard.press('Enter')
      await dialogGone(page)
      await table.getByRole('link', { name: 'reef-clean' }).click()
      await page.getByRole('complementary', { name: 'Peek' }).getByRole('heading', { name: 'Who reaches it' }).waitFor()
      await picture(page, 'allocations-data-share-peek')
      expect(await axeFindings(page)).toEqual([])
    })
  })

  it.each(looks)('stand on pages without axe findings and complaints: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/allocations')
      const tabs = ['allocations', 'entitlements', 'sharing', 'data-shares'].map((tab) => `/projects/${kelp}/${tab}`)
      for (const path of ['/allocations', '/resource-types', '/data-shares', ...tabs]) {
        await page.goto(inject('portalUrl') + path)
        await page.getByRole('heading', { level: 1 }).waitFor()
        const words = page.getByText(path.includes('data-shares') ? 'reef-clean' : 'CPU core-hours')
        await words.locator('visible=true').first().waitFor()
        await page.getByLabel('Working').waitFor({ state: 'detached' })
        await picture(page, `allocations${path.replaceAll('/', '-')}-${name}`)
        expect(await axeFindings(page), path).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path).toBe(true)
      }
      expect(complaints).toEqual([])
    })
  })
})

/** What a second session does meanwhile: the same allocation, another quantity. */
async function resizeFromElsewhere(): Promise<void> {
  await inBrowser({}, async (context) => {
    const page = await context.newPage()
    await signInTo(page, '/')
    const asked = '{ allocations(first: 10, filter: { search: "Tidal", model: SUBSCRIPTION }) { nodes { id } } }'
    const { allocations } = await ask<{ allocations: { nodes: { id: string }[] } }>(page, asked)
    await deed(page, 'resizeAllocation', { id: allocations.nodes[0]?.id, quantity: '2300' })
  })
}
