import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { ask, deed } from './deeds.ts'
import { complaintsOf, openPalette, signInTo } from './journey.ts'
import { seen } from './seen.ts'

/** The public ids of the projects, and their allocations, in the order of the rows. */
const projects: string[] = []
const allocations: string[] = []

beforeAll(async () => {
  await inBrowser({}, async (context) => {
    const page = await context.newPage()
    await signInTo(page, '/')
    const cpu = await deed(page, 'createResourceType', { name: 'CPU', unit: 'core-hours', isStorageType: false })
    const ids: string[] = []
    for (const name of ['Alder', 'Birch', 'Cedar', 'Dogwood']) {
      const { id, publicId } = await deed(page, 'createProject', {
        name,
        activate: true,
        billing: { costCentre: '4711' },
      })
      projects.push(publicId)
      ids.push(id)
      const grant = { projectId: id, resourceTypeId: cpu.id, model: 'CONDO', quantity: '1000', lifetimeMonths: 24 }
      allocations.push((await deed(page, 'grantAllocation', grant)).id)
    }
    const share = { sourceProjectId: ids[0], recipientProjectId: ids[1], percentage: '50', kind: 'RESERVED' }
    await deed(page, 'shareResources', share)
  })
}, 120_000)

const grid = (page: Page) => page.getByRole('grid', { name: 'Allocations' })
/** A cell by its row from 1 and its column's header. */
const cell = (page: Page, row: number, column: string) =>
  grid(page)
    .getByRole('row')
    .nth(row)
    .getByRole('gridcell')
    .nth(
      ['Project', 'PI', 'Resource', 'Model', 'Quantity', 'Unit', 'Drawn', 'Last day', 'Renewal', 'Note'].indexOf(
        column,
      ),
    )
const bar = (page: Page) => page.getByRole('region', { name: 'Changes' })
const quantities = async (page: Page) =>
  (
    await ask<{ nodes: { quantity: string }[] }>(
      page,
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Allocation { quantity } } }',
      {
        ids: allocations,
      },
    )
  ).nodes.map(({ quantity }) => quantity)

/** Puts a block on the grid as a spreadsheet's clipboard would. */
async function pasteInto(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
}

/** By an address with something in it that makes no sense, which falls out. */
async function open(page: Page): Promise<void> {
  await signInTo(page, '/allocations/workbench?group=COLOUR')
  await page.getByText('4 allocations you may change').waitFor()
}

describe('the workbench', () => {
  it('is reached from the allocations and the palette, and written in by keyboard alone: edit, paste, fill, undo', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/allocations')
      await page.getByRole('link', { name: 'Workbench', exact: true }).waitFor()
      await openPalette(page)
      await page.keyboard.type('workbench')
      await page.getByRole('option', { name: /Allocations workbench/ }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByText('4 allocations you may change').waitFor()
      await cell(page, 1, 'Quantity').click()
      await page.keyboard.type('1,500')
      await page.keyboard.press('Enter')
      await bar(page).getByText('1 change in 1 row').waitFor()
      // Enter commits downwards: the next line is filled from above.
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Shift+ArrowDown')
      await page.keyboard.press('Control+d')
      await bar(page).getByText('2 changes in 2 rows').waitFor()
      await page.keyboard.press('Control+z')
      await bar(page).getByText('1 change in 1 row').waitFor()
      await page.keyboard.press('Control+Shift+Z')
      await bar(page).getByText('2 changes in 2 rows').waitFor()
      await cell(page, 3, 'Quantity').click()
      await pasteInto(page, 'many\n2000\n3')
      await bar(page).getByText('4 changes in 4 rows').waitFor()
      await bar(page).getByText('for 1 cell there was no room').waitFor()
      await expect.poll(() => cell(page, 3, 'Quantity').getAttribute('data-mark')).toBe('problem')
      await seen(page, 'workbench-written')
      await page.keyboard.press('Control+s')
      await page.getByText('1 cell can’t be read').first().waitFor()
      await page.keyboard.press('Escape')
      expect(complaints).toEqual([])
      // What is written survives a reload.
      await page.reload()
      await bar(page).getByText('4 changes in 4 rows').waitFor()
      await cell(page, 3, 'Quantity').getByText('many').waitFor()
    })
  })

  it('shows all that would come of it and saves it whole, with a reason; and undoes it the same way', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await open(page)
      await cell(page, 1, 'Quantity').click()
      await pasteInto(page, '1200\n1300')
      await page.keyboard.press('Control+s')
      const review = page.getByRole('dialog', { name: 'Review changes' })
      await review.getByText('This is all that would come of it.').waitFor()
      await review.getByText(`${projects[0]} to ${projects[1]}`).waitFor()
      await seen(page, 'workbench-review')
      expect(await quantities(page)).toEqual(Array(4).fill('1000.0000'))
      await review.getByLabel('Reason, kept in the record').fill('More for the spring')
      await review.getByRole('button', { name: 'Apply 2 changes in 2 rows' }).click()
      await page.getByText('2 rows were changed.').waitFor()
      expect(await quantities(page)).toEqual(['1200.0000', '1300.0000', '1000.0000', '1000.0000'])
      await page.getByRole('button', { name: 'Undo these changes' }).click()
      await review.getByText('This is all that would come of it.').waitFor()
      await review.getByRole('button', { name: 'Apply 2 changes in 2 rows' }).click()
      await review.waitFor({ state: 'detached' })
      expect(await quantities(page)).toEqual(Array(4).fill('1000.0000'))
    })
  })

  it('writes over nobody: what another changed meanwhile is told, and chosen field by field', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await open(page)
      await cell(page, 4, 'Quantity').click()
      await pasteInto(page, '1700')
      await deed(page, 'resizeAllocation', { id: allocations[3], quantity: '1600' })
      await page.getByRole('button', { name: 'Review changes' }).click()
      const review = page.getByRole('dialog', { name: 'Review changes' })
      await review.getByText(/Was 1,000\. .+ made it 1,600 on .+ You wrote 1,700\./).waitFor()
      await seen(page, 'workbench-conflict')
      await review.getByRole('button', { name: /^Yours: 1,700/ }).click()
      await review.getByText('This is all that would come of it.').waitFor()
      await review.getByLabel('Reason, kept in the record').fill('Mine after all')
      await review.getByRole('button', { name: 'Apply 1 change in 1 row' }).click()
      await page.getByText('1 row was changed.').waitFor()
      expect((await quantities(page))[3]).toBe('1700.0000')
    })
  })

  it.each([
    ['dark', { theme: 'dark' }],
    ['phone', { theme: 'light', width: 390, height: 844 }],
  ] as const)('stands in its groups, with sums: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/allocations/workbench?group=TYPE')
      const heading = grid(page).getByRole('gridcell', { name: /4,700 core-hours/ })
      await heading.waitFor()
      expect(await heading.textContent()).toContain('CPU')
      await seen(page, `workbench-groups-${name}`)
    })
  })
})
