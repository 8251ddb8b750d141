import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { administrator, colleague } from './cast.ts'
import { ask, deed } from './deeds.ts'
import { chooseFound, complaintsOf, signInTo } from './journey.ts'
import { looks } from './looks.ts'
import { seen } from './seen.ts'

const personId = async (page: Page, email: string) => {
  const found = await ask<{ users: { nodes: { id: string }[] } }>(
    page,
    'query ($search: String) { users(filter: { search: $search }) { nodes { id } } }',
    { search: email },
  )
  return found.users.nodes[0]!.id
}

describe('who can see a project', () => {
  it.each(looks)('is told with every way, filtered, asked by name, and kept as a file: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/projects')
      const { id, publicId } = await deed(page, 'createProject', { name: `Reef survey ${name}` })
      const userId = await personId(page, colleague.email)
      await deed(page, 'addProjectMember', { projectId: id, userId, role: 'EDITOR' })
      await page.goto(`${inject('portalUrl')}/projects/${publicId}`)
      await page.getByRole('button', { name: 'Who can see this?' }).click()
      const window = page.getByRole('dialog', { name: `Who can see Reef survey ${name}?` })
      await window.getByText('Works, as an editor, on the project.').waitFor()
      await window.getByText('2 people').waitFor()
      await seen(page, `reach-who-${name}`)
      await window.getByLabel('Filter by name, e-mail').fill('nobody at all')
      await window.getByText('Nobody fits these filters.').waitFor()
      await seen(page, `reach-who-none-${name}`)
      await window.getByLabel('Filter by name, e-mail').fill(administrator.email)
      await window.getByText('1 person').waitFor()
      expect(await window.getByRole('list', { name: 'People' }).getByText(colleague.name).count()).toBe(0)
      await window.getByRole('combobox', { name: 'Person' }).fill(colleague.name)
      await chooseFound(page, colleague.name)
      await window.getByText(`${colleague.name} may not share of its resources.`).waitFor()
      await window.getByText(`${colleague.name} may change it.`).waitFor()
      await seen(page, `reach-why-${name}`)
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        window.getByRole('button', { name: 'Export CSV' }).click(),
      ])
      const text = await readFile(await file.path(), 'utf8')
      expect(text).toContain(`"${administrator.name}","${administrator.email}"`)
      expect(text).not.toContain(colleague.email)
      expect(complaints).toEqual([])
    })
  })
})

describe('what a person can reach', () => {
  it.each(looks)('is told on the person, a kind at a time: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/people')
      const { id } = await deed(page, 'createProject', { name: `Kelp forest ${name}` })
      const userId = await personId(page, colleague.email)
      await deed(page, 'addProjectMember', { projectId: id, userId, role: 'VIEWER' })
      await page.goto(`${inject('portalUrl')}/people?peek=${encodeURIComponent(userId)}`)
      await page.getByRole('button', { name: 'What can they reach?' }).click()
      const window = page.getByRole('dialog', { name: `What can ${colleague.name} reach?` })
      await window.getByText('None, by any way.').waitFor()
      await window.getByText('Projects', { exact: true }).click()
      await window.getByText(`Kelp forest ${name}`).waitFor()
      await seen(page, `reach-what-${name}`)
      expect(complaints).toEqual([])
    })
  })
})

describe('security groups', () => {
  it.each(looks)(
    'are made, filled with what that opens shown, and deleted once they open nothing: %s',
    async (name, look) => {
      await inBrowser(look, async (context) => {
        const page = await context.newPage()
        const complaints = complaintsOf(page)
        await signInTo(page, '/groups')
        await page.getByRole('button', { name: 'New group' }).click()
        const form = page.getByRole('dialog', { name: 'New group' })
        await form.getByRole('textbox', { name: 'Name' }).fill(`Divers ${name}`)
        await seen(page, `groups-new-${name}`)
        await form.getByRole('button', { name: 'Create' }).click()
        await page.getByRole('heading', { name: `Divers ${name}` }).waitFor()
        await page.getByRole('button', { name: 'Add a member' }).click()
        const adding = page.getByRole('dialog', { name: 'Add a member' })
        await adding.getByRole('combobox', { name: 'Person' }).fill(colleague.name)
        await chooseFound(page, colleague.name)
        await adding.getByText('They come to reach nothing that they do not reach already.').waitFor()
        await seen(page, `groups-add-${name}`)
        await adding.getByRole('button', { name: 'Add', exact: true }).click()
        await page.getByRole('list', { name: 'Members' }).getByText(colleague.name).waitFor()
        await seen(page, `groups-peek-${name}`)
        await page.getByRole('button', { name: `Remove ${colleague.name}` }).click()
        await page.getByRole('alertdialog').getByText('They lose nothing').waitFor()
        await seen(page, `groups-remove-${name}`)
        await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
        await page.getByText('Nobody yet, or nobody that you may see.').waitFor()
        await page.getByRole('button', { name: 'Delete', exact: true }).click()
        await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
        await page.getByText(`Divers ${name} deleted`).waitFor()
        expect(complaints).toEqual([])
      })
    },
  )
})
