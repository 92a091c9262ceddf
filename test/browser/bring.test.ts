import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventedWorks } from '../../seed/world.ts'
import { readWorks } from '../fakes/openalex-world.ts'
import { startFakeOpenAlex } from '../fakes/openalex.ts'
import { startApp } from './running-app.ts'
import { openStory, type Story } from './story.ts'

/** Building screens, database and literature, beside everything else that is tested. */
const openTimeoutMs = 240_000
const storyTimeoutMs = 180_000
const readingTimeoutMs = 120_000

const shelved = [...inventedWorks()]
const ended = new AsyncDisposableStack()
let story: Story
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'party-bring-'))
  ended.defer(() => rm(folder, { recursive: true, force: true }))
  const served = path.join(folder, 'served.jsonl')
  await writeFile(served, shelved.map((work) => JSON.stringify(work)).join('\n'))
  const openAlex = ended.use(await startFakeOpenAlex({ works: readWorks(served) }))
  story = ended.use(await openStory({ openAlexUrl: openAlex.url }))
}, openTimeoutMs)
afterAll(() => ended.disposeAsync(), openTimeoutMs)

const choose = async (page: Page, file: string): Promise<void> => {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).click()
  await (await chooser).setFiles(file)
}

/** What letting go of a file over the page does. */
const drop = async (page: Page, file: string): Promise<void> => {
  const content = (await readFile(file)).toString('base64')
  const transfer = await page.evaluateHandle(`(() => {
    const bytes = Uint8Array.from(atob('${content}'), (letter) => letter.charCodeAt(0))
    const transfer = new DataTransfer()
    transfer.items.add(new File([bytes], '${path.basename(file)}'))
    return transfer
  })()`)
  const zone = page.getByRole('region', { name: 'Bring a file' })
  await zone.dispatchEvent('dragover', { dataTransfer: transfer })
  await zone.dispatchEvent('drop', { dataTransfer: transfer })
}

const readingDone = (page: Page) =>
  page.getByRole('link', { name: 'Scout for people' }).waitFor({ timeout: readingTimeoutMs })

describe('a founder who brings literature', { timeout: storyTimeoutMs }, () => {
  test('brings a file: what is in, what was refused and why; then the same again changes nothing', async () => {
    const [broken] = shelved.slice(100, 101)
    const lines = [
      ...shelved.slice(0, 100).map((work) => JSON.stringify(work)),
      '{"id":"https://openalex.org/W899999999991","title":null,"authorships":[',
      JSON.stringify({ ...broken, title: '' }),
      JSON.stringify({ ...broken, authorships: [] }),
      '"a word"',
    ]
    const file = path.join(folder, 'some works.jsonl.gz')
    await writeFile(file, gzipSync(`${lines.join('\n')}\n`))

    const page = await story.founder()
    await page.goto('/')
    await choose(page, file)
    await page.waitForURL(/\/sources\/runs\//u)
    await readingDone(page)
    await page.getByRole('heading', { name: '100 works in, 4 refused', level: 1 }).waitFor()
    const refused = page.getByRole('table').filter({ hasText: 'What to do' })
    await refused.getByText('The title is empty.').waitFor()
    await refused.getByText('No author is named.').waitFor()
    await refused.getByText('This is no work').waitFor()
    expect(await refused.getByRole('row').count()).toBe(5)

    await page.goto('/start')
    await drop(page, file)
    await page.waitForURL(/\/sources\/runs\//u)
    await page
      .getByRole('heading', { name: /^Nothing new/u, level: 1 })
      .waitFor({ timeout: readingTimeoutMs })
    expect(story.troubles).toEqual([])
  })

  test('names three people, chooses among namesakes, and scouts in what they brought', async () => {
    const page = await story.founder()
    await page.goto('/start')
    await page.getByLabel('First person').fill('Mirela Stanciu-Koh')
    await page.getByLabel('Second person').fill('Saoirse Bhattarai-Quinn')
    await page.getByLabel('Third person').fill('Nobody Of This Name')
    await page.getByRole('button', { name: /^Find them/u }).click()
    await page.getByText('OpenAlex knows nobody called Nobody Of This Name.').waitFor()
    const mirela = page.getByRole('group', { name: 'Which Mirela Stanciu-Koh?' })
    await mirela.getByText('Sable Research', { exact: false }).first().waitFor()
    await mirela.getByRole('radio').first().check()
    await page
      .getByRole('group', { name: 'Which Saoirse Bhattarai-Quinn?' })
      .getByRole('radio')
      .first()
      .check()
    await page.getByRole('button', { name: 'Bring the works around 2 people' }).click()
    await page.waitForURL(/\/sources\/runs\//u)
    await readingDone(page)
    expect(story.troubles).toEqual([])

    await page.getByRole('link', { name: 'Scout for people' }).click()
    await page.getByRole('textbox', { name: /^Brief/u }).fill('group baselines for policy updates')
    await page.keyboard.press('Enter')
    await page
      .getByRole('region', { name: 'Ranked people' })
      .getByRole('link', { name: 'Mirela Stanciu-Koh', exact: true })
      .waitFor()
  })

  test('is shown the door without a session, and learns nothing there', async () => {
    const page = await story.visitor()
    await page.goto('/people')
    await page.waitForURL(/\/sign-in/u)
    const answer = await page.request.get('/api/people')
    expect(answer.status()).toBe(401)
    expect(await answer.text()).not.toContain('Stanciu')
  })

  test('ends and starts again: whoever was signed in still is, and all of it is there', async () => {
    const page = await story.founder()
    await page.goto('/people')
    const people = page.getByRole('main').getByText(/^[\d,]+ people$/u)
    const before = await people.innerText()
    await story.app.stop()
    await using again = await startApp({ dataFolder: story.app.dataFolder })
    expect(again.code).toBe('')
    await page.goto(`${again.origin}/people`)
    expect(await people.innerText()).toBe(before)
  })
})
