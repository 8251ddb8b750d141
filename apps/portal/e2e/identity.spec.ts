import { describe, expect, inject, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { administrator, colleague } from './cast.ts'
import { complaintsOf, signInTo } from './journey.ts'
import { looks } from './looks.ts'
import { seen } from './seen.ts'

describe('people', () => {
  it.each(looks)('are found by name, filtered by role, and looked at from the side: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/people')
      const grid = page.getByRole('grid', { name: 'People' })
      await grid.getByText(colleague.name).waitFor()
      await seen(page, `people-${name}`)
      await page.goto(`${inject('portalUrl')}/people?role=admin`)
      await grid.getByText(administrator.name).waitFor()
      expect(await grid.getByText(colleague.name).count()).toBe(0)
      await page.goto(`${inject('portalUrl')}/people?search=kiri`)
      await grid.getByText(colleague.name).dblclick()
      await page.getByRole('heading', { name: colleague.name }).waitFor()
      await seen(page, `people-peek-${name}`)
      await page.goto(`${inject('portalUrl')}/people?search=nobody+at+all`)
      await page.getByText('Nobody fits these filters.').waitFor()
      await seen(page, `people-none-${name}`)
      expect(complaints).toEqual([])
    })
  })
})

describe('the profile', () => {
  it.each(looks)('makes a token that works, shows it once, and revokes it: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await signInTo(page, '/profile')
      await page.getByRole('heading', { name: 'API tokens' }).waitFor()
      await seen(page, `profile-${name}`)
      await page.getByRole('button', { name: 'New token' }).click()
      const form = page.getByRole('dialog', { name: 'New token' })
      await form.getByLabel('What it is for').fill(`Nightly ${name}`)
      await form.getByRole('button', { name: 'Make it' }).click()
      await form.getByText('Choose at least one scope').waitFor()
      await seen(page, `profile-token-refused-${name}`)
      await form.getByRole('button', { name: 'All that read' }).click()
      await form.getByRole('button', { name: 'Make it' }).click()
      const shown = page.getByRole('dialog', { name: `Nightly ${name} is ready` })
      await shown.waitFor()
      const secret = (await shown.getByRole('button', { name: /Copy Token/ }).textContent())?.trim() ?? ''
      await seen(page, `profile-token-${name}`)
      expect(await whoIs(secret)).toContain(administrator.name)
      await shown.getByRole('button', { name: 'I have kept it' }).click()
      await page.getByRole('button', { name: `Revoke Nightly ${name}` }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
      await page.getByText(`Nightly ${name} revoked`).waitFor()
      expect(await whoIs(secret)).toContain('UNAUTHENTICATED')
      expect(complaints).toEqual([])
    })
  })

  it('asks who it is before it makes a token for a session that proved it long ago, and then makes it', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/profile')
      // As the API answers a session older than ten minutes; what follows, the proof and the second attempt, is asked of it.
      let refused = false
      await page.route('**/graphql', async (route) => {
        if (refused || !route.request().postData()?.includes('CreateToken')) return route.continue()
        refused = true
        const createApiToken = { __typename: 'ProofNeeded', message: 'Show once more that it is you.', field: null }
        return route.fulfill({ json: { data: { createApiToken } } })
      })
      await page.getByRole('button', { name: 'New token' }).click()
      const form = page.getByRole('dialog', { name: 'New token' })
      await form.getByLabel('What it is for').fill('Proved again')
      await form.getByRole('button', { name: 'All that read' }).click()
      await form.getByRole('button', { name: 'Make it' }).click()
      const asked = page.getByRole('dialog', { name: 'Is it you?' })
      await asked.getByText('A token opens your account').waitFor()
      await seen(page, 'profile-token-proof')
      await asked.getByLabel('Password').fill(administrator.password)
      await asked.getByRole('button', { name: 'Go on' }).click()
      await page.getByRole('dialog', { name: 'Proved again is ready' }).waitFor()
      await page.getByRole('button', { name: 'I have kept it' }).click()
      expect(await page.getByRole('button', { name: 'Revoke Proved again' }).count()).toBe(1)
    })
  })

  it('ends another session, which is out from its next request on', async () => {
    await inBrowser({}, async (here) => {
      await inBrowser({}, async (there) => {
        const [page, other] = [await here.newPage(), await there.newPage()]
        await signInTo(other, '/projects', colleague)
        await signInTo(page, '/profile', colleague)
        const sessions = page.getByRole('table').first()
        await sessions.getByText('This one').waitFor()
        for (;;) {
          const ends = sessions.getByRole('button', { name: /^End / })
          const left = await ends.count()
          if (left === 0) break
          await ends.first().click()
          await expect.poll(() => ends.count()).toBe(left - 1)
        }
        await other.goto(`${inject('portalUrl')}/people`)
        await other.getByRole('heading', { name: 'Sign in' }).waitFor()
      })
    })
  })
})

async function whoIs(token: string): Promise<string> {
  const response = await fetch(`${inject('portalUrl')}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { user { fullName } } }' }),
  })
  return response.text()
}
