import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventedWorks } from '../../seed/world.ts'
import { addAuthenticator } from './authenticator.ts'
import { startApp } from './running-app.ts'
import { openStory, scrollsSideways, widths, type Story } from './story.ts'

const openTimeoutMs = 240_000
const storyTimeoutMs = 240_000
const worldTimeoutMs = 120_000
/** What one browser does is in the other one soon; a busy machine needs longer. */
const liveTimeoutMs = 15_000
const commandTimeoutMs = 120_000

const ended = new AsyncDisposableStack()
let story: Story
/** Works of people who do not exist, as a file. */
let works: string
let folder: string
/** The founder at the desk, and the head of recruiting beside. */
let founder: Page
let noor: Page

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'party-campaign-'))
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

/** Opens the page of one line of The List by its name. */
const openLine = async (name: string): Promise<void> => {
  await founder.goto(`/list?layout=table&text=${encodeURIComponent(name.split(' ')[0] ?? name)}`)
  await founder.getByText(name).first().click()
  await founder.getByRole('link', { name: /^Page/u }).click()
  await heading(founder, name).first().waitFor()
}

const say = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Write in The Party' }).fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

/** A moment as a field of date and time takes it. */
const inDays = (days: number): string =>
  new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 16)

/** The id of the line whose page the founder looks at. */
const lineId = (): string => /list\/([0-9a-f-]{36})/u.exec(founder.url())?.[1] ?? ''

/** An operation that has no button for what a story needs: days that have gone by. */
const callFromPage = async (method: string, address: string, body: object): Promise<void> => {
  const status = await founder.evaluate(
    `fetch(${JSON.stringify(address)}, { method: '${method}', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(body))} }).then((answer) => answer.status)`,
  )
  expect(status).toBe(200)
}

const dayBefore = (): string => new Date(Date.now() - 2 * 24 * 3_600_000).toISOString().slice(0, 10)

const portOf = (origin: string): number => Number(new URL(origin).port)

const run = promisify(execFile)

/** A command as it is typed in a terminal. */
const party = async (words: readonly string[], secret: string): Promise<void> => {
  await run(process.execPath, ['src/cli/main.ts', ...words], {
    cwd: path.join(import.meta.dirname, '..', '..'),
    env: { ...process.env, PARTY_BACKUP_PASSPHRASE_FILE: secret },
    timeout: commandTimeoutMs,
  })
}

describe('a campaign from its first evening', { timeout: storyTimeoutMs }, () => {
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
    await founder.getByRole('button', { name: /^Add/u }).first().click()
    const dialog = founder.getByRole('dialog')
    await dialog.getByLabel('Name', { exact: true }).fill('Odalys Ferreira-Haddad')
    await dialog.getByLabel('Source').fill('Dinner in March')
    await dialog.getByRole('button', { name: 'Add to The List' }).click()
    await founder.getByText('Odalys Ferreira-Haddad added to The List.').waitFor()
    expect(story.troubles).toEqual([])
  })

  test('votes come in from the phone, hidden until one has voted', async () => {
    await openLine('Odalys Ferreira-Haddad')
    await founder.getByRole('button', { name: 'Ask for votes' }).click()
    const dialog = founder.getByRole('dialog')
    for (const name of ['Amara Vestergaard', 'Noor Elahi']) {
      await dialog.getByLabel(name).check()
    }
    await dialog.getByLabel('Closes').fill(inDays(3))
    await dialog.getByRole('button', { name: 'Ask for votes' }).click()
    await founder.getByText('2 members are asked.').waitFor()
    await founder.getByRole('button', { name: 'Star' }).click()

    await noor.setViewportSize(widths.phone)
    await noor.goto('/list/votes')
    await noor.getByText('1 of 2 have', { exact: false }).first().waitFor()
    expect(await scrollsSideways(noor)).toBe(false)
    await noor.getByRole('button', { name: 'Pass' }).click()
    await noor.getByLabel('Why, in a line').fill('No papers, and no code that I could read.')
    await noor.getByRole('button', { name: 'Keep' }).click()
    await founder.reload()
    await founder.getByText('Complete: all have voted.').waitFor()
    await founder.getByText('No papers, and no code that I could read.').waitFor()
    expect(story.troubles).toEqual([])
  })

  test('a decision is pinned in the Room, and both browsers have it at once', async () => {
    await noor.setViewportSize(widths.desk)
    await Promise.all([founder.goto('/room'), noor.goto('/room')])
    await say(founder, 'We invite Odalys to the first dinner.')
    const said = noor.getByText('We invite Odalys to the first dinner.', { exact: true })
    await said.waitFor({ timeout: liveTimeoutMs })
    await said.hover()
    await noor
      .getByRole('button', { name: 'What to do with this message of Amara Vestergaard' })
      .click()
    await noor.getByRole('menuitem', { name: 'Pin' }).click()
    const dialog = noor.getByRole('dialog')
    await dialog.getByLabel('What', { exact: true }).fill('Odalys comes to the first dinner')
    await dialog.getByRole('button', { name: 'Pin it' }).click()
    await founder
      .getByRole('complementary', { name: 'Pinned' })
      .getByText('Odalys comes to the first dinner')
      .waitFor({ timeout: liveTimeoutMs })
    expect(story.troubles).toEqual([])
  })

  test('a clock runs out by itself, and the Room says so', async () => {
    await openLine('Odalys Ferreira-Haddad')
    await callFromPage('PUT', `/api/prospects/${lineId()}/clock/day`, {
      version: 0,
      until: dayBefore(),
    })
    await story.app.stop()
    ended.use(await startApp({ dataFolder: story.app.dataFolder, port: portOf(story.app.origin) }))
    await founder.goto('/room')
    await founder
      .getByText(/Late: Odalys Ferreira-Haddad/u)
      .first()
      .waitFor({ timeout: liveTimeoutMs })
    await founder.goto('/clocks')
    await founder.getByText('Odalys Ferreira-Haddad').first().waitFor()
  })

  test('a compartment hides a line from everybody who is not inside', async () => {
    await founder.goto('/settings')
    await founder.getByRole('button', { name: 'Make a compartment' }).click()
    const making = founder.getByRole('dialog')
    await making.getByLabel('Name', { exact: true }).fill('Moth')
    await making.getByRole('button', { name: 'Make a compartment' }).click()
    await founder.getByText('Moth is there; you are inside.').waitFor()
    await openLine('Odalys Ferreira-Haddad')
    await founder.getByRole('button', { name: 'Change who sees it' }).click()
    await founder.getByRole('dialog').getByRole('button', { name: 'Moth' }).click()
    await founder.getByText('only those inside see it now', { exact: false }).waitFor()

    await noor.goto('/list')
    await noor.getByText('12 people and targets').first().waitFor()
    await noor.goto('/list?layout=table&text=Odalys')
    await noor.getByText('Nobody matches all of this.').waitFor()
    await noor.goto(`/list/${lineId()}`)
    await noor.getByText('There is no such person here.').waitFor()
    expect(story.troubles).toEqual([])
  })

  test('an erasure is asked and done: nobody finds the person any more', async () => {
    await founder.goto('/people?query=Linh')
    await founder
      .getByRole('link', { name: /^Linh Đặng Thu/u })
      .first()
      .click()
    await heading(founder, 'Linh Đặng Thu').waitFor()
    const id = /people\/([^/?]+)/u.exec(founder.url())?.[1] ?? ''
    await founder.goto(`/privacy/people/${id}`)
    await founder.getByRole('button', { name: 'Show what would go' }).click()
    await founder.getByLabel('Their name, typed again').fill('Linh Đặng Thu')
    await founder.getByRole('button', { name: 'Erase Linh Đặng Thu for good' }).click()
    await founder.getByText('Erased. Nothing of the person is kept').waitFor()
    await noor.goto('/people?query=Linh%20%C4%90%E1%BA%B7ng%20Thu')
    await noor.getByText('Nobody here is called that').waitFor()
    await noor.goto(`/people/${id}`)
    await noor.getByText('There is no such person here.').waitFor()
    expect(story.troubles).toEqual([])
  })

  test('a backup made while it runs is restored on a fresh folder, and all is there', async () => {
    const secret = path.join(folder, 'passphrase')
    await writeFile(secret, 'correct horse battery staple', { mode: 0o600 })
    const backup = path.join(folder, 'party.backup')
    const again = path.join(folder, 'again')
    await party(['backup', '--data', story.app.dataFolder, '--to', backup], secret)
    await party(['restore', backup, '--data', again], secret)
    const restored = ended.use(await startApp({ dataFolder: again }))
    await party(['audit', 'verify', '--data', again], secret)
    // Sessions do not travel; the passkey does, since it belongs to the address, not to the folder.
    await founder.goto(`${restored.origin}/sign-in`)
    await founder.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await founder.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    await founder.goto(`${restored.origin}/list?layout=table&text=Odalys`)
    await founder.getByText('Odalys Ferreira-Haddad').first().waitFor()
    await founder.goto(`${restored.origin}/people?query=Linh%20%C4%90%E1%BA%B7ng%20Thu`)
    await founder.getByText('Nobody here is called that').waitFor()
    expect(story.troubles).toEqual([])
  })
})
