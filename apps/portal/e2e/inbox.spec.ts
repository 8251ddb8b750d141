import { expect, inject, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { administrator, colleague } from './cast.ts'
import { ask, deed } from './deeds.ts'
import { complaintsOf, signInTo } from './journey.ts'
import { looks } from './looks.ts'
import { seen } from './seen.ts'

it.each(looks)('notices arrive while a page is open, are read, and are told as one chooses: %s', async (name, look) => {
  await inBrowser(look, async (context) => {
    const theirs = await context.newPage()
    const complaints = complaintsOf(theirs)
    await signInTo(theirs, '/projects', colleague)
    const me = await ask<{ viewer: { user: { id: string } } }>(theirs, '{ viewer { user { id } } }')
    await theirs.getByRole('button', { name: /^Notices/ }).waitFor()
    await inBrowser(look, async (another) => {
      const page = await another.newPage()
      await signInTo(page, '/projects', administrator)
      const { id } = await deed(page, 'createProject', { name: `Reef watch ${name}` })
      await deed(page, 'addProjectMember', { projectId: id, userId: me.viewer.user.id, role: 'EDITOR' })
    })
    // Nothing was loaded anew: the bell hears of it.
    await theirs.getByRole('button', { name: /^Notices, \d+ unread$/ }).click()
    const panel = theirs.getByRole('dialog', { name: 'Notices' })
    const told = `Amara Osei made you an editor of .* Reef watch ${name}`
    await panel.getByText(new RegExp(told)).waitFor()
    await seen(theirs, `notices-panel-${name}`)
    await panel.getByRole('button', { name: new RegExp(`^Mark read: ${told}`) }).click()
    await panel.getByRole('button', { name: new RegExp(`^Mark read: ${told}`) }).waitFor({ state: 'detached' })
    await theirs.keyboard.press('Escape')
    // As each of the three looks finds it.
    await ask(
      theirs,
      'mutation { chooseNoticeChannel(input: { kind: "project.joined", channel: DIGEST }) { __typename } }',
    )
    await theirs.goto(`${inject('portalUrl')}/notices`)
    await theirs.getByRole('heading', { name: 'How you are told' }).waitFor()
    await theirs.getByText(new RegExp(told)).waitFor()
    await theirs
      .getByRole('button', { name: /^Here and in a daily mail You have a part in a project/ })
      .or(theirs.getByRole('button', { name: /You have a part in a project/ }))
      .first()
      .click()
    await theirs.getByRole('option', { name: 'Here alone' }).click()
    await theirs.getByText('You have a part in a project: here alone').waitFor()
    await seen(theirs, `notices-page-${name}`)
    const kept = await ask<{ viewer: { noticePreferences: { kind: string; channel: string }[] } }>(
      theirs,
      '{ viewer { noticePreferences { kind channel } } }',
    )
    expect(kept.viewer.noticePreferences).toContainEqual({ kind: 'project.joined', channel: 'PORTAL' })
    expect(complaints).toEqual([])
  })
})
