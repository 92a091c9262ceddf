import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAuthenticator } from './authenticator.ts'
import { lookOver } from './look-over.ts'
import { openStory, type Story } from './story.ts'

/** Building screens and a database, beside everything else that is tested. */
const openTimeoutMs = 240_000
const storyTimeoutMs = 240_000

let story: Story
let amara: Page
let priya: Page

beforeAll(async () => {
  story = await openStory({ passkey: true })
  amara = await story.founder()
  const link = await invite(amara, 'Priya Raman')
  priya = await story.visitor({ width: 'phone' })
  await addAuthenticator(priya)
  await priya.goto(link)
  await priya.getByRole('button', { name: 'Join with a passkey' }).click()
  await priya.getByRole('button', { name: 'Make recovery codes' }).click()
  await priya.getByRole('button', { name: 'I have kept them' }).click()
  await priya.waitForURL((url) => !url.pathname.startsWith('/join'))
}, openTimeoutMs)
afterAll(() => story[Symbol.asyncDispose](), openTimeoutMs)

const invite = async (page: Page, name: string): Promise<string> => {
  await page.goto('/settings/people')
  await page.getByLabel('Whom it is for').fill(name)
  await page.getByLabel('As', { exact: true }).selectOption({ label: 'Head of recruiting' })
  await page.getByRole('button', { name: 'Make the link' }).click()
  await page.getByText('Invitation as Head of recruiting.').waitFor()
  return page.getByRole('status').locator('code').first().innerText()
}

const field = (page: Page) => page.getByRole('textbox', { name: /^Write in/u })

const say = async (page: Page, text: string): Promise<void> => {
  await field(page).fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

const said = (page: Page, text: string) =>
  page.getByRole('list', { name: /^What was said in/u }).getByText(text)

describe('two browsers side by side', { timeout: storyTimeoutMs }, () => {
  test('hear each other at once, the desk and the phone', async () => {
    await Promise.all([amara.goto('/room'), priya.goto('/room')])
    await amara.getByText('Nothing was said here yet.').waitFor()
    await say(amara, 'Linh’s paper changed how I think about the spring run.')
    await said(priya, 'Linh’s paper').waitFor()
    await priya.getByText('Amara Vestergaard').first().waitFor()
    await field(priya).pressSequentially('Then')
    await amara.getByText('Priya Raman: writing').waitFor()
    await say(priya, 'Then the window is yours until 14 December.')
    await said(amara, 'until 14 December').waitFor()
    expect(await amara.getByText('Priya Raman: writing').count()).toBe(0)
  })

  test('name a colleague by the keys alone', async () => {
    await field(amara).pressSequentially('Could @pri')
    await amara.getByRole('option', { name: /Priya Raman/u }).waitFor()
    await amara.keyboard.press('Enter')
    expect(await field(amara).inputValue()).toBe('Could @Priya Raman ')
    await field(amara).pressSequentially('look?')
    await amara.keyboard.press('Enter')
    await said(priya, '@Priya Raman').waitFor()
  })

  test('count what is unread on every other screen, until it is read', async () => {
    await amara.goto('/settings')
    await say(priya, 'Votes are missing on one prospect before Friday.')
    const place = amara.getByRole('navigation').getByRole('link', { name: 'Room, 1 unread' })
    await place.waitFor()
    await place.click()
    await said(amara, 'Votes are missing').waitFor()
    await amara.getByRole('navigation').getByRole('link', { name: 'Room', exact: true }).waitFor()
  })

  test('keep what is written without a line, and say it once when it is back', async () => {
    await priya.context().setOffline(true)
    await say(priya, 'Written in the tunnel.')
    await priya.getByText('waits to be sent').waitFor()
    await priya.getByText('The app is not answering.', { exact: false }).waitFor()
    await say(amara, 'Said meanwhile.')
    await priya.context().setOffline(false)
    await said(amara, 'Written in the tunnel.').waitFor()
    await said(priya, 'Said meanwhile.').waitFor()
    await priya.getByText('waits to be sent').waitFor({ state: 'detached' })
    expect(await said(amara, 'Written in the tunnel.').count()).toBe(1)
  })

  test('what waits survives the closing of the window', async () => {
    await priya.context().setOffline(true)
    await say(priya, 'Written before the battery died.')
    await priya.getByText('waits to be sent').waitFor()
    await priya.context().setOffline(false)
    await priya.goto('about:blank')
    await priya.goto('/room')
    await said(amara, 'before the battery died').waitFor()
    expect(await said(amara, 'before the battery died').count()).toBe(1)
  })

  test('make a decision of a message, with dissent that is kept and found', async () => {
    await say(amara, 'We waive the loop for Tarek. Two references say the same thing.')
    await said(amara, 'We waive the loop').waitFor()
    await amara
      .getByRole('article', { name: /^Amara Vestergaard/u })
      .filter({ hasText: 'We waive the loop' })
      .getByRole('button', { name: /^What to do with/u })
      .click()
    await amara.getByRole('menuitem', { name: 'Pin', exact: true }).click()
    await amara
      .getByRole('dialog')
      .getByLabel('What', { exact: true })
      .fill('Waive interviews for Tarek')
    await amara.getByRole('button', { name: 'Pin it' }).click()
    const pin = priya.getByRole('article', { name: 'D-1', exact: true })
    await pin.getByRole('button', { name: 'I dissent' }).click()
    await pin.getByRole('textbox').fill('One technical talk protects us later.')
    await pin.getByRole('button', { name: 'I dissent' }).last().click()
    await amara.getByText('Dissent: Priya Raman').first().waitFor()
    await amara.goto('/room/decisions?text=protects')
    await amara.getByText('Waive interviews for Tarek').waitFor()
    await amara.getByRole('link', { name: 'Open the message' }).click()
    await said(amara, 'We waive the loop').waitFor()
  })

  test('search what was said, and open it where it was said', async () => {
    await priya.getByRole('searchbox', { name: 'Search the Room' }).fill('tunnel')
    await priya.getByRole('link', { name: /Written in the tunnel/u }).click()
    await priya.waitForURL(/\/room\/messages\//u)
    await said(priya, 'Written in the tunnel.').waitFor()
  })

  test('a pod is there for those in it, and for nobody else', async () => {
    await amara.goto('/room')
    await amara.getByRole('button', { name: 'New pod' }).click()
    await amara.getByLabel('Name', { exact: true }).fill('Houses and dinners')
    await amara.getByRole('button', { name: 'Make the pod' }).click()
    await amara.waitForURL(/\/room\/[0-9a-f-]{36}$/u)
    await amara.getByRole('heading', { name: 'Houses and dinners' }).waitFor()
    await say(amara, 'Only I read this.')
    await said(amara, 'Only I read this.').waitFor()
    const address = new URL(amara.url()).pathname
    await priya.goto(address)
    await priya.getByText('There is no such room here.').waitFor()
    expect(await priya.content()).not.toContain('Houses and dinners')
  })

  test('nothing is wrong with any screen of the Room', async () => {
    const found: string[] = []
    for (const page of [amara, priya]) {
      for (const route of ['/room', '/room/decisions', '/room/told', '/digest']) {
        found.push(...(await lookOver(page, route)))
      }
    }
    expect(found).toEqual([])
    expect(story.troubles).toEqual([])
  })
})
