import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lookOver } from './look-over.ts'
import { companyName, openStory, type Story } from './story.ts'

const openTimeoutMs = 240_000
const storyTimeoutMs = 240_000
const worldTimeoutMs = 120_000
/** Where pictures of the screens go when somebody wants to look at them. */
const pictures = process.env['PARTY_PICTURES']

let story: Story
let founder: Page
beforeAll(async () => {
  story = await openStory({ passkey: true })
  founder = await story.founder()
}, openTimeoutMs)
afterAll(() => story[Symbol.asyncDispose](), openTimeoutMs)

const name = 'Linh Đặng Thu'

const picture = async (page: Page, of: string): Promise<void> => {
  if (!pictures) return
  await mkdir(pictures, { recursive: true })
  await page.screenshot({ path: path.join(pictures, `${of}.png`), fullPage: true })
}

/** What a screen of the app would send. */
const send = (method: string, address: string, body?: unknown): Promise<unknown> =>
  founder.evaluate(
    async ([how, where, what]) => {
      const answer = await fetch(`/api${where}`, {
        method: how,
        headers: { 'content-type': 'application/json' },
        ...(what === '' ? {} : { body: what }),
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(text)
      const read: unknown = JSON.parse(text)
      return read
    },
    [method, address, body === undefined ? '' : JSON.stringify(body)] as const,
  )

describe('what we owe the people we know of', { timeout: storyTimeoutMs }, () => {
  test('whoever is put on The List stands on the due list, and a noted notice can be taken back', async () => {
    await founder.goto('/')
    await founder.getByRole('button', { name: /invented world/iu }).click()
    await founder
      .getByRole('link', { name: 'Scout for people' })
      .waitFor({ timeout: worldTimeoutMs })
    await send('POST', '/prospects', {
      prospects: [{ kind: 'person', name: 'Odalys Ferreira-Haddad', affiliation: 'Basalt Fund' }],
      source: 'Dinner in March',
      compartmentId: null,
      keepPeople: false,
    })
    await founder.goto('/privacy')
    const row = founder.getByRole('row', { name: /Odalys Ferreira-Haddad/u })
    await row.waitFor()
    await picture(founder, 'due')
    await row.getByRole('button', { name: 'Note as given' }).click()
    const dialog = founder.getByRole('dialog')
    await dialog.getByLabel('How it was given').fill('in the first letter')
    await picture(founder, 'note')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await row.waitFor({ state: 'detached' })
    await founder.getByRole('button', { name: /Undo/u }).click()
    await row.waitFor()
    expect(story.troubles).toEqual([])
  })

  test('an erasure is asked, shown whole, and done with the name typed and the passkey', async () => {
    await founder.goto('/privacy?tab=requests')
    await founder.getByRole('button', { name: 'Write down a request' }).click()
    const dialog = founder.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'What' }).selectOption({ label: 'Erasure' })
    await dialog.getByRole('combobox', { name: 'The person here' }).fill(name)
    await dialog
      .getByRole('option', { name: new RegExp(name, 'u') })
      .first()
      .click()
    await dialog.getByLabel(/^How it came/u).fill('by mail')
    await dialog.getByLabel(/^What they wrote/u).fill('Please erase everything of me.')
    await picture(founder, 'request-form')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await founder.getByRole('heading', { name: `Erasure: ${name}` }).waitFor()
    await picture(founder, 'request')
    await founder.getByRole('link', { name: 'Answer it' }).click()

    await founder.getByRole('button', { name: 'Gather everything' }).click()
    await founder.getByRole('heading', { name: `What ${companyName} holds of ${name}` }).waitFor()
    await founder.getByText('Works that we take to be yours').first().waitFor()
    await picture(founder, 'person')
    const person = new URL(founder.url()).pathname.split('/').at(-1) ?? ''
    await founder.getByLabel('Their name, typed again').fill('Somebody Else')
    await founder.getByRole('button', { name: `Erase ${name} for good` }).click()
    await founder.getByText('This is not the name of the person.').waitFor()
    await founder.getByLabel('Their name, typed again').fill(name)
    await founder.getByRole('button', { name: `Erase ${name} for good` }).click()
    await founder.getByText(/^Erased\. Nothing of the person is kept/u).waitFor()
    await picture(founder, 'erased')
    await expect(send('GET', `/people/${person}`)).rejects.toThrow('person_not_found')
    await founder.goto('/privacy?tab=requests')
    await founder.getByRole('link', { name: 'a person who was erased' }).waitFor()
    await founder.goto(`/people?q=${encodeURIComponent(name)}`)
    expect(await founder.getByRole('main').getByText(name, { exact: true }).count()).toBe(0)
  })

  test('every part of it holds at both widths and in both themes', async () => {
    await send('GET', '/scout?brief=reinforcement%20learning')
    const parts = ['', '?tab=requests', '?tab=objections', '?tab=retention', '?tab=rankings']
    const routes = [...parts, '?tab=texts'].map((part) => `/privacy${part}`)
    const phone = await story.founder({ width: 'phone', theme: 'dark' })
    const faults: string[] = []
    for (const route of [...routes, '/method', '/audit']) {
      faults.push(...(await lookOver(founder, route)), ...(await lookOver(phone, route)))
      const of = route.replaceAll(/[/?=]+/gu, '-')
      await picture(founder, `desk${of}`)
      await picture(phone, `phone${of}`)
    }
    expect(faults).toEqual([])
  })
})
