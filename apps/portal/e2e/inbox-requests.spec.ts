import { expect, inject, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { colleague } from './cast.ts'
import { ask, deed } from './deeds.ts'
import { complaintsOf, signInTo } from './journey.ts'
import { seen } from './seen.ts'

it('requests are decided and mended in the inbox, and home says how many wait', async () => {
  await inBrowser({}, async (mine) => {
    await inBrowser({}, async (theirs) => {
      const [asker, decider] = [await mine.newPage(), await theirs.newPage()]
      const complaints = [complaintsOf(asker), complaintsOf(decider)]
      const portal = inject('portalUrl')
      await signInTo(decider, '/inbox')
      await decider.getByText('Nothing waits on you.').waitFor()
      const type = await deed(decider, 'createResourceType', { name: 'Reef cores', unit: 'core-hours' })
      await signInTo(asker, '/inbox', colleague)
      const project = await deed(asker, 'createProject', { name: 'Reef survey' })
      const asks = { kind: 'NEW', projectId: project.id, resourceTypeId: type.id, model: 'CONDO', lifetimeMonths: 12 }
      for (const [quantity, justification] of [
        ['500', 'A grid of 500 by 500 over the bay.'],
        ['90', 'A test.'],
        ['70', 'Another test.'],
      ]) {
        const { id } = await deed(asker, 'draftRequest', { ...asks, quantity, justification })
        await ask(asker, 'mutation ($input: AllocationRequestInput!) { submitRequest(input: $input) { __typename } }', {
          input: { id },
        })
      }

      await decider.goto(`${portal}/`)
      await decider.getByText('3 things wait on you').waitFor()
      await seen(decider, 'home-waiting')
      await decider.getByRole('link', { name: 'Open the inbox' }).click()
      const list = decider.getByRole('list', { name: 'What waits on you' })
      await list.getByRole('listitem').nth(2).waitFor()
      await seen(decider, 'inbox-requests')
      const of = (amount: string) => `${amount} core-hours of Reef cores for ${project.publicId}`
      await list.getByRole('button', { name: `Send back ${of('500')}` }).click()
      const back = decider.getByRole('dialog', { name: 'Send back for changes' })
      await back.getByLabel('What is to be changed').fill('Say which bay.')
      await back.getByRole('button', { name: 'Send back' }).click()
      await list.getByRole('link', { name: '500 core-hours of Reef cores' }).waitFor({ state: 'detached' })
      await list.getByRole('button', { name: `Decline ${of('70')}` }).click()
      const no = decider.getByRole('dialog', { name: 'Decline the request' })
      await no.getByLabel('Why').fill('One test is enough.')
      await no.getByRole('button', { name: 'Decline' }).click()
      await list.getByRole('link', { name: '70 core-hours of Reef cores' }).waitFor({ state: 'detached' })
      await list.getByRole('button', { name: `Approve ${of('90')}` }).click()
      const yes = decider.getByRole('dialog', { name: 'Approve the request' })
      await yes.getByRole('region', { name: 'What this changes' }).getByText('Reef survey').waitFor()
      await yes.getByRole('button', { name: 'Approve' }).click()
      await decider.getByText('Nothing waits on you.').waitFor()

      await asker.goto(`${portal}/inbox`)
      await asker.getByText('It was sent back: “Say which bay.”').waitFor()
      await seen(asker, 'inbox-sent-back')
      await asker.getByRole('button', { name: `Mend ${of('500')}` }).click()
      const form = asker.getByRole('dialog', { name: 'Edit the request' })
      await form.getByLabel('Why it is needed').fill('A grid of 500 by 500 over Cod Bay.')
      await form.getByRole('button', { name: 'Submit' }).click()
      await asker.getByRole('heading', { level: 1, name: '500 core-hours of Reef cores' }).waitFor()
      await decider.reload()
      await list.getByRole('link', { name: '500 core-hours of Reef cores' }).waitFor()
      expect(complaints.flat()).toEqual([])
    })
  })
})
