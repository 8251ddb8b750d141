import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { colleague } from './cast.ts'
import { deed } from './deeds.ts'
import { chooseFound, complaintsOf, signInTo } from './journey.ts'
import { looks } from './looks.ts'
import { seen } from './seen.ts'

let publicId = ''
let typeId = ''

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
const job = (id: number, account: string, ago: number) =>
  `${id}|tux|gpu|${account}|${id % 2 === 0 ? 'pi' : 'stranger'}|${day(ago)}T01:00:00|${day(ago)}T05:00:00|04:00:00|COMPLETED|cpu=20`
const header = 'JobIDRaw|Cluster|Partition|Account|User|Start|End|Elapsed|State|AllocTRES'

beforeAll(async () => {
  await inBrowser({}, async (context) => {
    const page = await context.newPage()
    await signInTo(page, '/')
    const type = await deed(page, 'createResourceType', {
      name: 'Processors',
      unit: 'core-hours',
      isStorageType: false,
    })
    const project = await deed(page, 'createProject', {
      name: 'Delta sediments',
      activate: true,
      billing: { costCentre: '4711' },
    })
    await deed(page, 'grantAllocation', {
      projectId: project.id,
      resourceTypeId: type.id,
      model: 'CONDO',
      quantity: '1000',
      startsAt: `${day(60)}T00:00:00.000Z`,
    })
    publicId = project.publicId
    typeId = type.id
  })
}, 120_000)

async function choose(page: Page, name: string, lines: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).click()
  await (await chooser).setFiles([{ name, mimeType: 'text/plain', buffer: Buffer.from([header, ...lines].join('\n')) }])
}

describe('use', () => {
  it('is counted by rules that are set on its type', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/resource-types')
      await page.getByRole('button', { name: 'Counting of Processors' }).click()
      const window = page.getByRole('dialog', { name: 'How use of Processors is counted' })
      await window.getByRole('button', { name: 'Add a rule' }).click()
      await window.getByLabel('Weight').fill('1')
      await seen(page, 'usage-counting')
      await window.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Processors is counted so from now on').waitFor()
      expect(typeId).not.toBe('')
      expect(complaints).toEqual([])
    })
  })

  it('is imported once, with every line that is not taken said, and an account mapped on the way', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/usage')
      await page.getByText('Nothing was recorded yet.').waitFor()
      await seen(page, 'usage-import')
      const lines = [
        ...[1, 2, 3, 4, 5, 6, 7].map((n) => job(n, publicId.toLowerCase(), n * 2)),
        job(8, 'delta_group', 3),
        '9|tux|gpu|cut off',
      ]
      await choose(page, 'jobs.txt', lines)
      await page.getByRole('button', { name: 'Import 7 lines' }).waitFor()
      await page.getByRole('rowheader', { name: 'delta_group' }).waitFor()
      await seen(page, 'usage-trial')
      await page.getByRole('button', { name: 'Map to a project: delta_group' }).click()
      await page.getByRole('combobox', { name: 'Project' }).fill('Delta')
      await chooseFound(page, 'Delta sediments')
      await page.getByRole('button', { name: 'Map', exact: true }).click()
      await page.getByRole('button', { name: 'Import 8 lines' }).click()
      await page.getByRole('heading', { name: 'Imported' }).waitFor()
      await seen(page, 'usage-imported')
      await page.getByRole('button', { name: 'Other file' }).click()
      await choose(page, 'jobs.txt', lines.slice(0, 8))
      await page.getByText('there is nothing to import').waitFor()
      expect(complaints).toEqual([])
    })
  })

  it.each(looks)('is shown on the project: how it burns down, who used it, who paid: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, `/projects/${publicId}/usage`)
      await page.getByText('640 of 1,000 core-hours are used until now: 360 left.').first().waitFor()
      await page.getByRole('rowheader', { name: 'Kiri Wood' }).waitFor()
      await page.getByRole('rowheader', { name: /stranger/ }).waitFor()
      await page.getByRole('group', { name: 'Ledger of draws' }).waitFor()
      await seen(page, `usage-project-${name}`)
      await page.getByText('By day', { exact: true }).click()
      await page.getByRole('columnheader', { name: 'Uncharged' }).waitFor()
      expect(complaints).toEqual([])
    })
  })

  it('is capped for a person by whoever keeps the project', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, `/projects/${publicId}/usage`)
      await page.getByRole('button', { name: 'Set a cap' }).click()
      await page.getByRole('combobox', { name: 'Person' }).fill(colleague.name)
      await chooseFound(page, colleague.name)
      await page.getByLabel('At most').fill('400')
      await seen(page, 'usage-cap')
      await page.getByRole('button', { name: 'Set', exact: true }).click()
      const caps = page.getByRole('group', { name: 'Caps of Processors' })
      await caps.getByRole('rowheader', { name: colleague.name }).waitFor()
      expect(await caps.getByText('400').count()).toBe(1)
      await seen(page, 'usage-capped')
    })
  })
})
