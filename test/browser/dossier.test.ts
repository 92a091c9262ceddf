import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readToken } from '#core/token.ts'
import { axeFindings, openStory, scrollsSideways, type Story } from './story.ts'

const openTimeoutMs = 240_000
const storyTimeoutMs = 180_000

let story: Story
let person: string
let page: Page

/** As whoever holds the data folder asks. */
const ask = async (path: string, body: unknown): Promise<Record<string, { id: string }>> => {
  const answer = await fetch(`${story.app.origin}/api${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${readToken(story.app.dataFolder) ?? ''}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  })
  const given: unknown = await answer.json()
  if (!answer.ok || typeof given !== 'object' || given === null) {
    throw new Error(`${path}: ${answer.status} ${JSON.stringify(given)}`)
  }
  return Object.fromEntries(Object.entries(given))
}

beforeAll(async () => {
  story = await openStory({ passkey: true })
  page = await story.founder()
  const { person: added } = await ask('/people', {
    name: 'Sofía Quintanar',
    role: 'Partner',
    organisation: 'Basalt Fund',
    source: 'her talk in Lyon',
    why: 'Funds the labs we want.',
  })
  person = added?.id ?? ''
}, openTimeoutMs)
afterAll(() => story[Symbol.asyncDispose](), openTimeoutMs)

test('a note keeps a file, which comes back as it was', { timeout: storyTimeoutMs }, async () => {
  await page.goto(`/people/${person}/notes`)
  await page.getByLabel('New note on Sofía Quintanar').fill('Spoke of her next fund.')
  await page.getByRole('button', { name: 'Keep the note' }).click()
  await page.getByText('Spoke of her next fund.').waitFor()
  const text = '<h1>minutes</h1>'
  await page
    .locator('.note-file-add input')
    .setInputFiles({ name: 'minutes.html', mimeType: 'text/html', buffer: Buffer.from(text) })
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save minutes.html' }).click()
  const download = await saved
  expect(download.suggestedFilename()).toBe('minutes.html')
  expect(await readFile(await download.path(), 'utf8')).toBe(text)
  expect(await axeFindings(page)).toEqual([])
})

test(
  'a backchannel is kept once its consent is written down',
  { timeout: storyTimeoutMs },
  async () => {
    await page.goto(`/people/${person}/references`)
    await page.getByRole('button', { name: 'Add a reference' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Backchannel', { exact: true }).click()
    await dialog.getByLabel('Who is asked', { exact: true }).fill('Yerlan Abdikarim')
    await dialog.getByText('Given', { exact: true }).click()
    await dialog.getByLabel('What was said').fill('Kept every promise.')
    await dialog.getByRole('button', { name: 'Keep the reference' }).click()
    await dialog.getByText('kept with a consent only.', { exact: false }).first().waitFor()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByLabel('Who agreed').selectOption('referee')
    await dialog.getByLabel('How they agreed').fill('said so on the telephone')
    await dialog.getByLabel('Agreed on').fill('2026-11-02')
    await dialog.getByRole('button', { name: 'Keep the reference' }).click()
    await page.getByText('Kept every promise.').waitFor()
    expect(await axeFindings(page)).toEqual([])
  },
)

test(
  'the named approver waives the interviews with the passkey',
  { timeout: storyTimeoutMs },
  async () => {
    await page.getByText('Two references that were given; there is one.').waitFor()
    await ask(`/people/${person}/references`, {
      kind: 'named',
      referee: 'Noa Ben-Tovim',
      state: 'given',
      words: 'She read the whole paper.',
    })
    const members = await page.request.get('/api/members')
    const { members: found }: { members: { id: string }[] } = await members.json()
    await ask(`/people/${person}/waivers`, {
      why: 'Two people who worked with her say so.',
      approverId: found[0]?.id,
    })
    await page.reload()
    await page.getByRole('button', { name: 'Waive the interviews' }).click()
    await page.getByText('Waived by Amara Vestergaard').waitFor()
  },
)

test(
  'a scorecard is handed in, a claim confirmed, and the history tells all of it',
  {
    timeout: storyTimeoutMs,
  },
  async () => {
    await page.getByRole('button', { name: 'Write a scorecard' }).click()
    for (const criterion of ['Judgement', 'Depth', 'Building']) {
      await page.getByRole('radio', { name: `${criterion}: 3 of 4` }).check()
    }
    await page.getByRole('button', { name: 'Hand in' }).click()
    await page.getByText('Give each criterion a score first.').waitFor()
    await page.getByRole('radio', { name: 'Working with others: 4 of 4' }).check()
    await page.getByRole('button', { name: 'Hand in' }).click()
    await page.getByText('Handed in. The others’ are shown now.').waitFor()

    await page.goto(`/people/${person}`)
    await page.getByRole('button', { name: 'Add what they built' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('What', { exact: true }).fill('the second Basalt fund')
    await dialog.getByLabel('Who or what says so').fill('the register of funds')
    await dialog.getByRole('button', { name: 'Keep' }).click()
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('confirmed by Amara Vestergaard').waitFor()

    await page.goto(`/people/${person}/history`)
    const told = page.getByRole('list', { name: 'What happened' })
    await told.getByText('Interviews waived.').waitFor()
    for (const sentence of [
      'A note.',
      'Scorecard handed in.',
      'Confirmed: the second Basalt fund.',
    ]) {
      expect(await told.getByText(sentence).count()).toBe(1)
    }
    expect(await axeFindings(page)).toEqual([])
  },
)

test('no part of it scrolls sideways on a phone', { timeout: storyTimeoutMs }, async () => {
  const phone = await story.founder({ width: 'phone' })
  for (const part of ['', '/notes', '/references', '/history']) {
    await phone.goto(`/people/${person}${part}`)
    await phone.getByRole('navigation', { name: 'Parts of the dossier' }).waitFor()
    await phone.waitForLoadState('networkidle')
    expect(await scrollsSideways(phone), part).toBe(false)
  }
  expect(story.troubles).toEqual([])
})
