import { Secret, TOTP } from 'otpauth'
import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { administrator, colleague } from './cast.ts'
import { complaintsOf, signInTo } from './journey.ts'
import { looks } from './looks.ts'
import { linkMailedTo } from './mailbox.ts'
import { seen } from './seen.ts'

const signOut = async (page: Page, name: string) => {
  await page.getByRole('button', { name }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
}

const password = async (page: Page, person: { email: string; password: string }) => {
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** A passkey's device, as the browser imitates it. Passkeys want a name for the host, not a number. */
async function withDevice(context: BrowserContext) {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { page, at: inject('portalUrl').replace('127.0.0.1', 'localhost') }
}

describe('a forgotten password', () => {
  it('is chosen anew by a link in a mail', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await page.goto(`${inject('portalUrl')}/sign-in`)
      await page.getByRole('link', { name: 'Forgotten password' }).click()
      await page.getByRole('heading', { name: 'Forgotten password' }).waitFor()
      await seen(page, 'forgot-password')
      await page.getByLabel('E-mail').fill(colleague.email)
      await page.getByRole('button', { name: 'Send the link' }).click()
      await page.getByRole('heading', { name: 'Look in your mail' }).waitFor()
      await seen(page, 'forgot-password-sent')
      await page.goto(await linkMailedTo(colleague.email, 'Choose a new password'))
      await page.getByRole('heading', { name: 'New password' }).waitFor()
      expect(page.url()).not.toContain('#')
      await page.getByLabel('New password').fill('a password by mail')
      await page.getByLabel('The same once more').fill('another password')
      await page.getByRole('button', { name: 'Take this password' }).click()
      await page.getByText('The two are not the same.').waitFor()
      await seen(page, 'link-mistyped')
      await page.getByLabel('The same once more').fill('a password by mail')
      await page.getByRole('button', { name: 'Take this password' }).click()
      await page.getByRole('heading', { name: 'Your password is set' }).waitFor()
      await seen(page, 'link-done')
      await page.getByRole('link', { name: 'Sign in' }).click()
      await password(page, { email: colleague.email, password: 'a password by mail' })
      await page.getByRole('banner').waitFor()
      expect(complaints).toEqual([])
    })
  })

  it('is not chosen by a link that is none', async () => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage()
      await page.goto(`${inject('portalUrl')}/link#${'0'.repeat(64)}`)
      await page.getByRole('heading', { name: 'This link has ended' }).waitFor()
      await seen(page, 'link-ended')
      expect(new URL(page.url()).hash).toBe('')
    })
  })
})

describe('a second factor', () => {
  it.each(looks)('is an authenticator app, asked for after the password: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/profile')
      await page.getByRole('heading', { name: 'Second factor' }).waitFor()
      await seen(page, `security-${name}`)
      await page.getByRole('button', { name: 'Add an app' }).click()
      const dialog = page.getByRole('dialog', { name: 'Add an authenticator app' })
      await dialog.getByRole('img', { name: /QR code/ }).waitFor()
      await seen(page, `security-authenticator-${name}`)
      const secret = (await dialog.getByRole('button', { name: /Copy Secret/ }).textContent())!.trim()
      const app = new TOTP({ secret: Secret.fromBase32(secret) })
      // The half-minute before: the one of now is for signing in.
      await dialog.getByRole('textbox', { name: 'Code' }).fill(app.generate({ timestamp: Date.now() - 30_000 }))
      await dialog.getByRole('button', { name: 'Turn it on' }).click()
      const codes = page.getByRole('dialog', { name: 'Keep these codes' })
      await codes.waitFor()
      expect(await codes.getByRole('listitem').count()).toBe(10)
      const [code = ''] = await codes.getByRole('listitem').allTextContents()
      await seen(page, `security-codes-${name}`)
      await codes.getByRole('button', { name: 'I have kept them' }).click()
      await page.getByText('10 of 10 left').waitFor()
      await seen(page, `security-with-app-${name}`)

      await signOut(page, administrator.name)
      await password(page, administrator)
      await page.getByRole('heading', { name: 'One more step' }).waitFor()
      await page.getByLabel('Code of your authenticator app').fill('000000')
      await page.getByRole('button', { name: 'Go on' }).click()
      await page.getByText('That was not right').waitFor()
      await seen(page, `sign-in-second-${name}`)
      await page.getByLabel('Code of your authenticator app').fill(app.generate())
      await page.getByRole('button', { name: 'Go on' }).click()
      await page.getByRole('banner').waitFor()

      await signOut(page, administrator.name)
      await password(page, administrator)
      await page.getByLabel('Code of your authenticator app').fill(code)
      await page.getByRole('button', { name: 'Go on' }).click()
      await page.getByRole('banner').waitFor()
      await page.goto(`${inject('portalUrl')}/profile`)
      await page.getByText('9 of 10 left').waitFor()
      await page.getByRole('button', { name: 'Remove the app' }).click()
      await page.getByRole('button', { name: 'Add an app' }).waitFor()
    })
  })

  it('is a passkey, which opens the account alone too', async () => {
    await inBrowser({}, async (context) => {
      const { page, at } = await withDevice(context)
      await page.goto(`${at}/profile`)
      await password(page, administrator)
      await page.getByRole('button', { name: 'Add a passkey' }).click()
      const dialog = page.getByRole('dialog', { name: 'Add a passkey' })
      await dialog.getByLabel('What you call it').fill('Laptop')
      await seen(page, 'security-passkey')
      await dialog.getByRole('button', { name: 'Make it' }).click()
      await page
        .getByRole('dialog', { name: 'Keep these codes' })
        .getByRole('button', { name: 'I have kept them' })
        .click()
      await page.getByText('Laptop').waitFor()
      await seen(page, 'security-with-passkey')

      await signOut(page, administrator.name)
      await page.getByRole('button', { name: 'Use a passkey' }).click()
      await page.getByRole('banner').waitFor()

      await signOut(page, administrator.name)
      await password(page, administrator)
      await page.getByRole('button', { name: 'Use your passkey' }).waitFor()
      await seen(page, 'sign-in-passkey')
      await page.getByRole('button', { name: 'Use your passkey' }).click()
      await page.getByRole('banner').waitFor()
      await page.goto(`${at}/profile`)
      await page.getByRole('button', { name: 'Remove Laptop' }).click()
      await expect.poll(() => page.getByText('Laptop').count()).toBe(0)
    })
  })
})

describe('the administrator', () => {
  it.each(looks)('says by which providers people come, and who needs a second factor: %s', async (name, look) => {
    await inBrowser(look, async (context) => {
      const page = await context.newPage()
      await signInTo(page, '/admin/sign-in')
      await page.getByRole('heading', { name: 'Identity providers' }).waitFor()
      await seen(page, `admin-sign-in-${name}`)
      await page.getByRole('button', { name: 'Add a provider' }).click()
      const form = page.getByRole('dialog', { name: 'Add an identity provider' })
      await form.getByLabel('Name').fill(`Campus ${name}`)
      await form.getByLabel('Issuer').fill('https://127.0.0.1/nothing')
      await form.getByRole('button', { name: 'Try the issuer' }).click()
      await form.getByText(/private network/).waitFor()
      await form.getByLabel('Client ID').fill('tenure')
      await form.getByLabel('Client secret').fill('not told to anybody')
      await form.getByLabel('Claim with roles').fill('groups')
      await form.getByLabel('Roles that it gives').fill('physics')
      await form.getByRole('button', { name: 'Add it' }).click()
      await form.getByText('A line is a rule').waitFor()
      await seen(page, `admin-provider-${name}`)
      await form.getByLabel('Roles that it gives').fill('physics = pi')
      await form.getByRole('button', { name: 'Add it' }).click()
      await page.getByRole('button', { name: `Edit Campus ${name}` }).waitFor()
      await form.waitFor({ state: 'detached' })
      await page.getByText('No client secret').waitFor({ state: 'detached' })
      await seen(page, `admin-sign-in-one-${name}`)
      await page.getByRole('button', { name: `Remove Campus ${name}` }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
      await page.getByText(`Campus ${name} is removed`).waitFor()
      expect(await page.getByRole('button', { name: `Edit Campus ${name}` }).count()).toBe(0)
    })
  })
})
