import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAuthenticator } from './authenticator.ts'
import { openStory, scrollsSideways, signIn, type Story } from './story.ts'

const openTimeoutMs = 240_000
const storyTimeoutMs = 120_000

let story: Story
beforeAll(async () => {
  story = await openStory({ passkey: true })
}, openTimeoutMs)
afterAll(() => story[Symbol.asyncDispose](), openTimeoutMs)

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })

/** Whether somebody is signed in in this window. */
const isIn = async (page: Page): Promise<boolean> => {
  const answer = await page.request.get('/api/workspace')
  const seen: { readonly actor: string } = await answer.json()
  return seen.actor === 'member'
}

/** The link that the founder makes for somebody. */
const invite = async (page: Page, name: string, role: string): Promise<string> => {
  await page.goto('/settings/people')
  await page.getByLabel('Whom it is for').fill(name)
  await page.getByLabel('As', { exact: true }).selectOption({ label: role })
  await page.getByRole('button', { name: 'Make the link' }).click()
  await page.getByText(`Invitation as ${role}.`).waitFor()
  return page.getByRole('status').locator('code').first().innerText()
}

/** The next change meets what it would meet five minutes later: the app wants the passkey anew. */
const letProofAge = async (page: Page): Promise<void> => {
  let aged = false
  await page.route('**/api/**', async (route) => {
    const request = route.request()
    if (aged || request.method() === 'GET') return route.continue()
    aged = true
    return route.fulfill({
      status: 403,
      json: {
        error: {
          kind: 'not_allowed',
          code: 'passkey_needed',
          sentence: 'This needs your passkey, shown within the last five minutes.',
          next: '',
          details: {},
        },
      },
    })
  })
}

describe('members at their browsers', { timeout: storyTimeoutMs }, () => {
  test('the founder claims with a passkey, and comes in again with one tap', async () => {
    const page = await story.founder()
    expect(await isIn(page)).toBe(true)
    const again = await story.founder()
    await again.goto('/settings/access')
    await again.getByRole('list').getByText('at localhost', { exact: false }).waitFor()
    expect(story.troubles).toEqual([])
  })

  test('an invited one joins from the phone; the link opens nothing after', async () => {
    const founder = await story.founder()
    const link = await invite(founder, 'Noor Elahi', 'Chief of staff')
    expect(new URL(link).pathname).toBe('/join')

    const phone = await story.visitor({ width: 'phone' })
    const authenticator = await addAuthenticator(phone)
    await phone.goto(link)
    await heading(phone, 'Join Lumenhald').waitFor()
    expect(await scrollsSideways(phone)).toBe(false)
    await phone.getByRole('button', { name: 'Join with a passkey' }).click()
    await phone.getByRole('button', { name: 'Make recovery codes' }).click()
    const codes = phone.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
    const code = await codes.first().innerText()
    expect(await codes.count()).toBe(10)
    await phone.getByRole('button', { name: 'I have kept them' }).click()
    await phone.waitForURL((url) => !url.pathname.startsWith('/join'))
    expect(await isIn(phone)).toBe(true)

    const late = await story.visitor()
    await late.goto(link)
    await late.getByText('This invitation does not open any more.').waitFor()

    const desk = await story.visitor()
    await addAuthenticator(desk, await authenticator.passkeys())
    await signIn(desk)
    expect(await isIn(desk)).toBe(true)

    const lost = await story.visitor()
    await lost.goto('/sign-in')
    await lost.getByText('Another way in').click()
    await lost.getByLabel('One-time code').fill(code.toLowerCase())
    await lost.getByRole('button', { name: 'Sign in with the code' }).click()
    await heading(lost, 'Your passkey').waitFor()
    expect(await isIn(lost)).toBe(true)
    expect(story.troubles).toEqual([])
  })

  test('what only the person may do asks for the passkey in place, and goes on by itself', async () => {
    const page = await story.founder()
    await page.goto('/settings/access')
    await page.getByText('Make a token').click()
    await page.getByLabel('What uses it').fill('Weekly numbers')
    await letProofAge(page)
    const shown = page.waitForRequest((request) => request.url().endsWith('/api/session/proof'))
    await page.getByRole('button', { name: 'Make the token' }).click()
    await shown
    await page.getByText('Token for Weekly numbers.').waitFor()
    expect(await isIn(page)).toBe(true)
  })

  test('a person who is not recognised is told so, may try again, and may leave it', async () => {
    const noor = await story.visitor()
    const founder = await story.founder()
    const link = await invite(founder, 'Ingrid Sæther', 'Scientist')
    const authenticator = await addAuthenticator(noor)
    await noor.goto(link)
    await noor.getByRole('button', { name: 'Join with a passkey' }).click()
    await heading(noor, 'Recovery codes').waitFor()
    await noor.getByRole('button', { name: 'Later' }).click()
    await noor.waitForURL((url) => !url.pathname.startsWith('/join'))
    await noor.goto('/settings/access')
    await noor.getByRole('button', { name: 'Make recovery codes' }).waitFor()

    await authenticator.recognise(false)
    await letProofAge(noor)
    await noor.getByRole('button', { name: 'Make recovery codes' }).click()
    const dialog = noor.getByRole('dialog', { name: 'Show your passkey' })
    await dialog.getByText('No passkey was shown.').waitFor()
    await authenticator.recognise(true)
    await dialog.getByRole('button', { name: 'Show it' }).click()
    await noor.getByText('Shown this once.').waitFor()
  })

  test('a member whose access ends is out at the next press, and a delegate is shown as one', async () => {
    const founder = await story.founder()
    const link = await invite(founder, 'Dmitri Orlov', 'Chief of staff')
    const dmitri = await story.visitor()
    await addAuthenticator(dmitri)
    await dmitri.goto(link)
    await dmitri.getByRole('button', { name: 'Join with a passkey' }).click()
    await dmitri.getByRole('button', { name: 'Later' }).click()
    await dmitri.waitForURL((url) => !url.pathname.startsWith('/join'))

    await founder.goto('/settings/people')
    const line = founder.getByRole('listitem').filter({ hasText: 'Dmitri Orlov' })
    await line.getByRole('button', { name: 'Make delegate' }).click()
    await line.getByText('acts for Amara Vestergaard', { exact: false }).waitFor()
    await dmitri.goto('/settings/people')
    await dmitri
      .getByRole('listitem')
      .filter({ hasText: 'Dmitri Orlov' })
      .getByText('acts for Amara Vestergaard', { exact: false })
      .waitFor()

    await line.getByRole('button', { name: 'End access of Dmitri Orlov' }).click()
    const dialog = founder.getByRole('dialog')
    await dialog.getByRole('button', { name: 'End the access of Dmitri Orlov' }).click()
    await line.waitFor({ state: 'detached' })
    expect(await isIn(dmitri)).toBe(false)
    await dmitri.goto('/people')
    await dmitri.waitForURL(/\/sign-in/u)
    expect(story.troubles).toEqual([])
  })
})
