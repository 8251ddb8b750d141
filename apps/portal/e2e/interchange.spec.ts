import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { colleague } from './cast.ts'
import { complaintsOf, signInTo } from './journey.ts'
import { looks } from './looks.ts'
import { seen } from './seen.ts'

interface SentFile {
  readonly name: string
  readonly text: string
}

/** A facility of one project, whose second allocation is of a type that is nowhere. */
const facility = (key: string): readonly SentFile[] => [
  { name: 'people.csv', text: `username,email,full_name\n${key},${key}@example.org,Jane ${key}\n` },
  { name: 'resource-types.csv', text: `name,unit,storage\nCPU ${key},core-hours,no\n` },
  { name: 'projects.csv', text: `key,name,pi,cost_centre\n${key},Quarks ${key},${key},4711\n` },
  {
    name: 'allocations.csv',
    text: `key,project,resource_type,quantity,start\n${key}-1,${key},CPU ${key},1000,2026-01-01\n${key}-2,${key},Nowhere,5,2026-01-01\n`,
  },
]

async function choose(page: Page, files: readonly SentFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).first().click()
  await (
    await chooser
  ).setFiles(files.map(({ name, text }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })))
}

describe('import and export', () => {
  it.each(looks)(
    'previews a facility row by row, imports what is valid, and finds it the same the second time: %s',
    async (name, look) => {
      await inBrowser(look, async (context) => {
        const page = await context.newPage()
        const complaints = complaintsOf(page)
        await signInTo(page, '/import')
        await page.getByText('Drop a facility’s files here').waitFor()
        await seen(page, `import-${name}`)
        await choose(page, facility(name))
        await page.getByText('CSV files, 4 files. Nothing is written yet.').waitFor()
        await seen(page, `import-preview-${name}`)
        await page.getByText(/^Refused 1$/).click()
        const grid = page.getByRole('grid', { name: 'Rows of the import' })
        await expect.poll(() => grid.getByRole('row').count()).toBe(2)
        await grid.getByRole('row').nth(1).dblclick()
        await page.getByRole('dialog').getByText('allocations.csv, line 3').waitFor()
        await seen(page, `import-refused-row-${name}`)
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
        await page.getByText('Go on without the 1 row that is refused').click()
        await page.getByRole('button', { name: /^Import \d+ rows$/ }).click()
        await page.getByRole('heading', { name: 'Imported' }).waitFor()
        await seen(page, `import-done-${name}`)

        await page.getByRole('button', { name: 'Import other files' }).click()
        await choose(page, facility(name).slice(0, 3))
        await page.getByText('there is nothing to import').waitFor()
        expect(complaints).toEqual([])
      })
    },
  )

  it('asks what a Slurm dump cannot say, and previews anew with the answer', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/import')
      const dump = new URL('../../../packages/interchange/test-data/sacctmgr-dump.cfg', import.meta.url)
      await choose(page, [{ name: 'dump.cfg', text: await readFile(dump, 'utf8') }])
      await page.getByText('Slurm associations, 1 file. Nothing is written yet.').waitFor()
      const questions = page.getByRole('form', { name: 'What the files do not say' })
      await seen(page, 'import-questions')
      await questions.getByLabel('PI where the files name none').fill('admin')
      await questions.getByRole('button', { name: 'Preview again' }).click()
      await page.getByRole('rowheader', { name: 'Projects' }).waitFor()
      expect(await page.getByText('Nothing is written yet.').count()).toBe(1)
    })
  })

  it('says why files are of no known form', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/import')
      await choose(page, [{ name: 'letter.txt', text: 'Dear all' }])
      await page.getByRole('alert').waitFor()
      expect(await page.getByRole('alert').count()).toBe(1)
      await seen(page, 'import-unknown')
    })
  })

  it('compares a machine with Tenure, and gives the two files', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/import')
      const card = page.getByRole('region', { name: 'Export to the machines' })
      await card.getByRole('button', { name: /Machine/ }).click()
      await page.getByRole('option', { name: 'Storage quotas' }).click()
      const chooser = page.waitForEvent('filechooser')
      await card.getByRole('button', { name: 'Choose files' }).click()
      const text = 'share,project,kind,quota_bytes\nscratch,nowhere,POSIX,5\n'
      await (await chooser).setFiles([{ name: 'now.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }])
      await card.getByText(/1 removed\./).waitFor()
      await seen(page, 'machines-compared')
      const download = page.waitForEvent('download')
      await card.getByRole('button', { name: 'What takes away' }).click()
      expect(await readFile(await (await download).path(), 'utf8')).toBe(text)
    })
  })

  it('exports a file, and offers neither to those who may not', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/import')
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'people', exact: true }).click()
      expect((await download).suggestedFilename()).toBe('people.csv')
      await context.clearCookies()
      await signInTo(page, '/import', colleague)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.getByText('Drop a facility’s files here').count()).toBe(0)
      expect(await page.getByRole('heading', { name: 'Export', exact: true }).count()).toBe(0)
    })
  })
})
