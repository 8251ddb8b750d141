import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { deed } from './deeds.ts'
import { complaintsOf, signInTo } from './journey.ts'
import { seen } from './seen.ts'

let fjord = ''
let basin = ''

beforeAll(async () => {
  await inBrowser({}, async (context) => {
    const page = await context.newPage()
    await signInTo(page, '/')
    const gpu = await deed(page, 'createResourceType', { name: 'GPU hours', unit: 'hours', isStorageType: false })
    const disk = await deed(page, 'createResourceType', { name: 'Fjord storage', unit: 'TB', isStorageType: true })
    const active = { activate: true, billing: { costCentre: '4711' } }
    const from = await deed(page, 'createProject', { name: 'Fjord sediments', ...active })
    const to = await deed(page, 'createProject', { name: 'Basin currents', ...active })
    const common = { projectId: from.id, quantity: '800' }
    const byHand = { model: 'SUBSCRIPTION', billingPeriod: 'MONTH', renewal: 'MANUAL' }
    await deed(page, 'grantAllocation', { ...common, ...byHand, resourceTypeId: gpu.id })
    const storage = { ...common, model: 'CONDO', resourceTypeId: disk.id }
    const { id: allocationId } = await deed(page, 'grantAllocation', storage)
    await deed(page, 'carveDataShare', { allocationId, name: 'cores', storageSubtype: 'POSIX' })
    const pair = { sourceProjectId: from.id, recipientProjectId: to.id }
    await deed(page, 'shareResources', { ...pair, resourceTypeId: gpu.id, percentage: '10' })
    ;[fjord, basin] = [from.publicId, to.publicId]
  })
}, 120_000)

/** Opens a row's menu and chooses. */
async function choose(page: Page, row: string, verb: string): Promise<void> {
  await page.getByRole('button', { name: row }).click()
  await page.getByRole('menuitem', { name: verb, exact: true }).click()
}

/** Presses the main button of the window that is open, waits for the word that it was done, and puts that aside. */
async function confirm(page: Page, verb: string, words: string | RegExp): Promise<void> {
  const window = page.locator('[role=dialog], [role=alertdialog]:not([aria-modal=false])')
  await window.getByRole('button', { name: verb, exact: true }).click()
  await window.waitFor({ state: 'detached' })
  await page.getByText(words).first().waitFor()
  await page.getByRole('button', { name: 'Close', exact: true }).first().click()
}

describe('the verbs', () => {
  it('on an allocation: renew, extend, change renewal, end', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, `/projects/${fjord}/allocations`)
      const row = 'Change GPU hours of Fjord sediments'

      await choose(page, row, 'Renew')
      await page.getByText('Nothing would change for anyone.').or(page.getByText(/→/).first()).first().waitFor()
      await seen(page, 'verbs-renew')
      await confirm(page, 'Renew', `GPU hours of ${fjord} renewed`)

      await choose(page, row, 'Extend')
      await page.getByRole('button', { name: '6 months' }).click()
      await seen(page, 'verbs-extend')
      await confirm(page, 'Extend', `GPU hours of ${fjord} extended to`)

      await choose(page, row, 'Change renewal')
      await page.getByText('Renews by itself').click()
      await seen(page, 'verbs-renewal')
      await confirm(page, 'Change', `GPU hours of ${fjord}: renews by itself`)

      await choose(page, row, 'End')
      await page.getByText(/800 →/).or(page.getByText(/720 →/)).first().waitFor()
      await seen(page, 'verbs-end')
      await confirm(page, 'End', `GPU hours of ${fjord} ends`)
      await page.getByRole('group', { name: 'Allocations' }).getByText('Ended').waitFor()
      expect(complaints).toEqual([])
    })
  })

  it('on a share: change and withdraw', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, `/projects/${fjord}/sharing`)
      const of = 'share of GPU hours with Basin currents'
      await page.getByRole('button', { name: `Change ${of}` }).click()
      await page.getByRole('textbox', { name: 'Percentage' }).fill('25')
      await page.getByRole('radio', { name: 'Ceiling' }).check({ force: true })
      await seen(page, 'verbs-change-share')
      await confirm(page, 'Change', `${fjord} to ${basin}: 25 % of GPU hours, ceiling`)
      await page.getByRole('button', { name: `Withdraw ${of}` }).click()
      await seen(page, 'verbs-withdraw')
      await confirm(page, 'Withdraw', `${fjord} to ${basin}: share of GPU hours withdrawn`)
      await page.getByText(`${fjord} shares nothing with other projects.`).waitFor()
      expect(complaints).toEqual([])
    })
  })

  it('on a data share: steward, group with who gains and loses, release', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, `/projects/${fjord}/data-shares`)
      await choose(page, 'Change cores', 'Change steward')
      await page.getByRole('combobox', { name: 'Data steward' }).fill('Amara')
      await page.getByRole('option', { name: /Amara Osei/ }).click()
      await seen(page, 'verbs-steward')
      await confirm(page, 'Change', 'Amara Osei keeps cores')
      await page.getByText('named for this share').waitFor()

      await choose(page, 'Change cores', 'Change group')
      await page.getByRole('combobox', { name: 'Security group' }).fill(basin)
      await page.getByRole('option', { name: new RegExp(basin) }).click()
      await page
        .getByText('The same people as before.')
        .or(page.getByText(/Gain access/))
        .first()
        .waitFor()
      await seen(page, 'verbs-group')
      await confirm(page, 'Change', /cores is reached by/)
      await page.getByText('its own').waitFor()

      await choose(page, 'Change cores', 'Release')
      await page.getByRole('alertdialog').waitFor()
      await seen(page, 'verbs-release')
      await confirm(page, 'Release', 'cores released')
      expect(complaints).toEqual([])
    })
  })

  it('on a resource type: create, edit, retire', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/resource-types')
      await page.getByRole('button', { name: 'New resource type' }).click()
      await page.getByRole('textbox', { name: 'Name' }).fill('Sequencer runs')
      await page.getByRole('textbox', { name: 'Unit' }).fill('runs')
      await seen(page, 'verbs-create-type')
      await confirm(page, 'Create', 'Sequencer runs can be granted now')
      await page.getByRole('button', { name: 'Edit Sequencer runs' }).click()
      await page.getByRole('textbox', { name: 'Name' }).fill('Sequencer time')
      await seen(page, 'verbs-edit-type')
      await confirm(page, 'Save', 'Sequencer time changed')
      await page.getByRole('button', { name: 'Retire Sequencer time' }).click()
      await seen(page, 'verbs-retire-type')
      await confirm(page, 'Retire', 'Sequencer time is retired')
      await page.getByRole('row', { name: /Sequencer time/ }).waitFor({ state: 'detached' })
      expect(complaints).toEqual([])
    })
  })
})
