import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventedWorks } from '../../seed/world.ts'
import { addAuthenticator } from './authenticator.ts'
import { openStory, scrollsSideways, type Story } from './story.ts'

const openTimeoutMs = 240_000
const storyTimeoutMs = 240_000
const worldTimeoutMs = 120_000
/** What one browser does is in the other one soon; a busy machine needs longer. */
const liveTimeoutMs = 15_000

const ended = new AsyncDisposableStack()
let story: Story
/** Works of people who do not exist, as a file. */
let works: string
/** The founder at the desk, and the head of recruiting beside. */
let founder: Page
let noor: Page

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'party-campaign-'))
  ended.defer(() => rm(folder, { recursive: true, force: true }))
  works = path.join(folder, 'works.jsonl')
  await writeFile(works, [...inventedWorks()].map((work) => JSON.stringify(work)).join('\n'))
  story = ended.use(await openStory({ passkey: true }))
  founder = await story.founder()
}, openTimeoutMs)
afterAll(() => ended.disposeAsync(), openTimeoutMs)

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })

const invite = async (name: string, role: string): Promise<string> => {
  await founder.goto('/settings/people')
  await founder.getByLabel('Whom it is for').fill(name)
  await founder.getByLabel('As', { exact: true }).selectOption({ label: role })
  await founder.getByRole('button', { name: 'Make the link' }).click()
  await founder.getByText(`Invitation as ${role}.`).waitFor()
  return founder.getByRole('status').locator('code').first().innerText()
}

const join = async (link: string): Promise<Page> => {
  const page = await story.visitor()
  await addAuthenticator(page)
  await page.goto(link)
  await page.getByRole('button', { name: 'Join with a passkey' }).click()
  await heading(page, 'Recovery codes').waitFor()
  await page.getByRole('button', { name: 'Later' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/join'))
  return page
}

describe(
  'a campaign, from the first evening to a fresh machine',
  { timeout: storyTimeoutMs },
  () => {
    test('the founder opens the literature and invites the head of recruiting', async () => {
      await founder.goto('/')
      const chooser = founder.waitForEvent('filechooser')
      await founder.getByRole('button', { name: 'Choose files' }).click()
      await (await chooser).setFiles(works)
      await founder
        .getByRole('link', { name: 'Scout for people' })
        .waitFor({ timeout: worldTimeoutMs })
      noor = await join(await invite('Noor Elahi', 'Head of recruiting'))
      expect(story.troubles).toEqual([])
    })

    test('writes the charter', async () => {
      await founder.goto('/charter')
      await founder
        .getByLabel('What are we setting out to do?')
        .fill('Build a superintelligence that people would want to have.')
      await founder.getByRole('button', { name: 'Begin the charter' }).click()
      await founder.getByText('The charter has begun.').waitFor()
      await noor.goto('/charter')
      await noor.getByText('Build a superintelligence that people would want to have.').waitFor()
      expect(await noor.getByRole('button', { name: 'Change', exact: true }).count()).toBe(0)
    })

    test('adds twelve from a search, and one founder without papers', async () => {
      await founder.goto('/scout')
      await founder.getByRole('textbox', { name: /^Brief/u }).fill('reinforcement learning')
      await founder.keyboard.press('Enter')
      const people = founder.getByRole('region', { name: 'Ranked people' })
      await people.getByRole('listitem').nth(12).waitFor()
      await founder.getByRole('textbox', { name: /^Brief/u }).blur()
      for (let place = 0; place < 12; place++) {
        await founder.keyboard.press('j')
        await founder.keyboard.press('a')
        await people
          .getByTitle(/^On The List/u)
          .nth(place)
          .waitFor()
      }
      await founder.goto('/list')
      await founder.getByRole('button', { name: 'Add', exact: true }).first().click()
      const dialog = founder.getByRole('dialog')
      await dialog.getByLabel('Name', { exact: true }).fill('Odalys Ferreira-Haddad')
      await dialog.getByLabel('Source').fill('Dinner in March')
      await dialog.getByRole('button', { name: 'Add to The List' }).click()
      await founder.getByText('Odalys Ferreira-Haddad added to The List.').waitFor()
      expect(story.troubles).toEqual([])
    })
  },
)
