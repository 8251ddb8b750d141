import { expect, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { deed } from './deeds.ts'
import { complaintsOf, signInTo } from './journey.ts'
import { looks } from './looks.ts'
import { seen } from './seen.ts'

it('says what there is of a type, and holds grants to it', async () => {
  await inBrowser({}, async (context) => {
    const page = await context.newPage()
    const complaints = complaintsOf(page)
    await signInTo(page, '/')
    const type = await deed(page, 'createResourceType', { name: 'Kelp core-hours', unit: 'core-hours' })
    const project = await deed(page, 'createProject', {
      name: 'Kelp canopies',
      activate: true,
      billing: { costCentre: '4711' },
    })
    const monthly = { model: 'SUBSCRIPTION', billingPeriod: 'MONTH', projectId: project.id, resourceTypeId: type.id }
    await deed(page, 'grantAllocation', { ...monthly, quantity: '700' })

    await page.goto(new URL('/supply', page.url()).href)
    await page.getByRole('link', { name: 'Kelp core-hours' }).click()
    await page.getByText('No supply of Kelp core-hours is written down yet.').first().waitFor()
    await page.getByRole('button', { name: 'Change the limit' }).click()
    await page.getByRole('radio', { name: /^What flows in a month/ }).check({ force: true })
    await page.getByRole('radio', { name: /^Refuse/ }).check({ force: true })
    await seen(page, 'supply-limit')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Add supply' }).click()
    await page.getByRole('textbox', { name: 'What it is' }).fill('32 nodes')
    await page.getByRole('textbox', { name: 'How much' }).fill('1000')
    await seen(page, 'supply-add')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page
      .getByText('At every time of the next two years at least 300 core-hours a month are free.')
      .first()
      .waitFor()

    // A grant beyond it is refused, at its field.
    const refused = await page.evaluate(
      async (input) => {
        const response = await fetch('/graphql', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-Tenure-Client': 'portal' },
          body: JSON.stringify({
            query:
              'mutation($input: GrantAllocationInput!) { grantAllocation(input: $input) { ... on BeyondSupply { field granted } } }',
            variables: { input },
          }),
        })
        return (await response.json()) as { data: { grantAllocation: object } }
      },
      { ...monthly, quantity: '301' },
    )
    expect(refused.data.grantAllocation).toEqual({ field: ['quantity'], granted: '1001.0000' })

    // Less than is granted is told first, and done by force.
    await page.getByRole('button', { name: 'Edit 32 nodes' }).click()
    await page.getByRole('textbox', { name: 'How much' }).fill('600')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page
      .getByText(/100 too much/)
      .first()
      .waitFor()
    await seen(page, 'supply-lowered')
    await page.getByText('Save although more is granted than is left').click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('A supply that was lowered').waitFor()
    const address = page.url()
    expect(complaints).toEqual([])

    for (const [name, look] of looks)
      await inBrowser(look, async (other) => {
        const again = await other.newPage()
        await signInTo(again, new URL(address).pathname)
        await again.getByText('Granted beyond the supply').first().waitFor()
        await again.getByRole('group', { name: 'Supply by month' }).waitFor()
        await seen(again, `supply-${name}`)
        await again.goto(new URL('/supply', address).href)
        await again.getByRole('link', { name: 'Kelp core-hours' }).waitFor()
        await seen(again, `supply-list-${name}`)
      })
  })
})
