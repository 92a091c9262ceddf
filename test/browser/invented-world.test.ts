import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyRoute, lookOver } from './look-over.ts'
import { openStory, scrollsSideways, widths, type Story } from './story.ts'

/** Building screens, database and literature, beside everything else that is tested. */
const openTimeoutMs = 240_000
const storyTimeoutMs = 180_000
/** Thirty pages, each looked over by axe twice. */
const lookOverTimeoutMs = 600_000
const brief = 'post-training language models with reinforcement learning'

let story: Story
beforeAll(async () => {
  story = await openStory()
}, openTimeoutMs)
afterAll(async () => {
  await story[Symbol.asyncDispose]()
}, openTimeoutMs)

const person = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Ranked people' }).getByRole('link', { name, exact: true })

const search = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('textbox', { name: /^Brief/u }).fill(words)
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Ranked people' }).getByRole('listitem').first().waitFor()
}

describe('a founder in the invented world', { timeout: storyTimeoutMs }, () => {
  test('claims the workspace, opens the world, asks, believes the evidence and keeps a note', async () => {
    const page = await story.founder()
    await page.goto('/')
    await page.getByRole('heading', { name: 'Who made the work you admire?' }).waitFor()
    await page.getByRole('button', { name: 'Open the invented world' }).click()
    await page.getByRole('link', { name: 'Scout for people' }).click({ timeout: 120_000 })
    await page.getByText('Invented world').first().waitFor()

    await search(page, brief)
    expect(await page.title()).toContain('Lumenhald')
    await person(page, 'Linh Đặng Thu').click()
    const panel = page.getByRole('region', { name: 'Evidence of Linh Đặng Thu' })
    await panel.getByRole('heading', { name: 'Linh Đặng Thu' }).waitFor()
    await panel.getByText('14 works', { exact: true }).waitFor()
    const drift = panel.getByRole('button', { name: /^Preference drift/u })
    await drift.waitFor()
    await panel.locator('mark').nth(2).waitFor()
    await panel.getByText('first of 6', { exact: false }).first().waitFor()

    await panel.getByRole('link', { name: /^Dossier/u }).click()
    await page.getByRole('heading', { name: 'Linh Đặng Thu', level: 1 }).waitFor()
    await page.getByText('Corvid Reasoning').first().waitFor()
    await page.getByText('L. T. Dang').first().waitFor()

    await page.getByRole('link', { name: /^Add a note/u }).click()
    await page
      .getByLabel('New note on Linh Đặng Thu')
      .fill('Ask whether the probe holds when the reward is a verifier.')
    await page.getByRole('button', { name: /^Keep the note/u }).click()
    await page
      .getByRole('list', { name: 'Notes on Linh Đặng Thu' })
      .getByText('Ask whether')
      .waitFor()
    await page.reload()
    await page.getByText('Ask whether the probe holds').waitFor()
    expect(story.troubles).toEqual([])
  })

  test('sends a search to a colleague, who sees the same people in the same order', async () => {
    const page = await story.founder()
    await page.goto('/scout')
    await search(page, brief)
    // The list stands still only when the answer is there; before, rows change places.
    const answer = page.waitForResponse((response) => response.url().includes('role=first'))
    await page.getByRole('radio', { name: /^First author/u }).click()
    await answer
    await page.getByText(/people found$/u).waitFor({ state: 'attached' })
    await person(page, 'Chiamaka Nwosu-Reyes').click()
    await page.waitForURL(/person=/u)
    const seen = await firstNames(page)

    const other = await story.founder()
    await other.goto(page.url())
    await other.getByRole('heading', { name: 'Chiamaka Nwosu-Reyes' }).waitFor()
    expect(await firstNames(other)).toEqual(seen)
    expect(await other.getByRole('textbox', { name: /^Brief/u }).inputValue()).toBe(brief)
    await other.getByRole('radio', { name: /^First author/u, checked: true }).waitFor()
  })

  test('works from the keyboard alone: ask, walk down, open, go back, find by name', async () => {
    const page = await story.founder()
    await page.goto('/people')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('s')
    await page.waitForURL(/\/scout/u)
    await page.getByRole('textbox', { name: /^Brief/u }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type(brief)
    await page.keyboard.press('Enter')
    await page
      .getByRole('region', { name: 'Ranked people' })
      .getByRole('listitem')
      .first()
      .waitFor()
    await page.locator('body').press('Escape')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.waitForURL(/person=/u)
    const chosen = await page
      .getByRole('region', { name: /^Evidence of/u })
      .getByRole('heading', { level: 2 })
      .innerText()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: chosen, level: 1 }).waitFor()
    await page.goBack()
    await page.getByRole('region', { name: 'Ranked people' }).waitFor()

    await page.keyboard.press('Control+k')
    await page
      .getByRole('combobox', { name: 'Search people, works, places and commands' })
      .fill('Ingrid')
    await page
      .getByRole('option', { name: /Ingrid Sæther-Obi/u })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Ingrid Sæther-Obi', level: 1 }).waitFor()
    expect(story.troubles).toEqual([])
  })

  test('has the same on the phone: a list, a sheet with evidence, and no sideways scroll', async () => {
    const page = await story.founder({ width: 'phone' })
    await page.goto(`/scout?q=${encodeURIComponent(brief)}`)
    await person(page, 'Linh Đặng Thu').click()
    const sheet = page.getByRole('region', { name: 'Evidence of Linh Đặng Thu' })
    await sheet.getByRole('heading', { name: 'Linh Đặng Thu' }).waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    await sheet.getByRole('link', { name: /^Dossier/u }).click()
    await page.getByRole('heading', { name: 'Linh Đặng Thu', level: 1 }).waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    await page.goto(`/map?q=${encodeURIComponent(brief)}`)
    await page.getByRole('heading', { name: 'Talent map', level: 1 }).waitFor()
    expect(await scrollsSideways(page)).toBe(false)
  })

  test('a click right after typing is not called back by the search, also on a slow line', async () => {
    const page = await story.founder()
    await page.goto('/people')
    const first = page.getByRole('main').getByRole('listitem').first().getByRole('link').first()
    const name = await first.innerText()
    await page.route(/assets\/.*\.js/u, async (route) => {
      await new Promise((done) => setTimeout(done, 700))
      await route.continue()
    })
    await page.getByRole('searchbox').fill(name)
    await first.click()
    await page.getByRole('heading', { name, level: 1 }).waitFor()
  })

  test('a click on the rank says why, and what would change it', async () => {
    const page = await story.founder()
    await page.goto(`/scout?q=${encodeURIComponent(brief)}`)
    await person(page, 'Mirela Stanciu-Koh').click()
    await page.getByRole('link', { name: 'Why this rank', exact: true }).click()
    await page
      .getByRole('heading', { name: /Mirela Stanciu-Koh/u })
      .first()
      .waitFor()
    await page.getByRole('heading', { name: 'What would change it' }).waitFor()
    await page.getByRole('heading', { name: 'The formula' }).waitFor()
    await page.waitForURL(/why=/u)
  })
})

const firstNames = async (page: Page): Promise<string[]> => {
  const rows = page.getByRole('region', { name: 'Ranked people' }).getByRole('listitem')
  await rows.nth(7).waitFor()
  return (await rows.locator('a.cover').allInnerTexts()).slice(0, 8)
}

describe('a founder who knows better', { timeout: storyTimeoutMs }, () => {
  test('says that signatures are not theirs, sees it at once, and takes it back', async () => {
    const page = await story.founder()
    await findPerson(page, 'Linh Đặng Thu')
    const tabs = page.getByRole('navigation', { name: 'Parts of the dossier' })
    await tabs.getByRole('link', { name: /^Identity/u }).click()
    const groups = page.getByRole('region', { name: /signatures?: /u })
    await groups.nth(1).waitFor()
    await groups
      .last()
      .getByRole('button', { name: /^Not theirs/u })
      .click()
    await page.getByRole('button', { name: /^Undo/u }).waitFor()
    await page.getByText('14 works since 2021').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: /^Undo/u }).click()
    await page.getByText('14 works since 2021').waitFor()
    expect(story.troubles).toEqual([])
  })

  test('brings a list of founders, finds them, and takes the whole list back', async () => {
    const page = await story.founder()
    await page.goto('/sources/csv')
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose a file' }).click()
    await (
      await chooser
    ).setFiles({
      name: 'founders.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'Name;Role;Organisation;Why\n' +
          'Odalys Brightwell-Sato;Founder;Kestrel Systems;Built two labs\n' +
          '=HYPERLINK("x");Founder;Nowhere;A formula\n' +
          'Theodora Vance-Mbeki;Partner;Ashgrove Ventures;Invests early\n',
      ),
    })
    await page.getByLabel('Where the list comes from').fill('a dinner in Lisbon')
    await page.getByText('Odalys Brightwell-Sato').first().waitFor()
    await page.getByRole('button', { name: /^Bring \d rows?/u }).click()
    await page.getByRole('button', { name: /^Undo/u }).first().waitFor()

    await findPerson(page, 'Odalys Brightwell-Sato')
    await page.getByText('Founder').first().waitFor()
    await page.goto('/sources/csv')
    await page.getByRole('button', { name: 'Take back founders.csv' }).click()
    await page.getByText(/^taken back/u).waitFor()
    await page.goto('/people')
    await page.getByRole('searchbox').fill('Odalys Brightwell-Sato')
    await page.getByText('Nobody here is called that.').waitFor()
    expect(story.troubles).toEqual([])
  })
})

/** Finds somebody by name and opens the dossier. */
const findPerson = async (page: Page, name: string): Promise<void> => {
  await page.goto('/people')
  await page.getByRole('searchbox').fill(name)
  await page.getByRole('link', { name, exact: true }).first().click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

describe('every screen', { timeout: lookOverTimeoutMs }, () => {
  test.each(['desk', 'phone'] as const)(
    'passes axe in both themes and never scrolls sideways (%s)',
    async (width) => {
      const page = await story.founder()
      const every = await everyRoute(page, brief)
      expect(every).not.toContain('')
      await page.setViewportSize(widths[width])
      const findings: string[] = []
      for (const route of every) findings.push(...(await lookOver(page, route)))
      const stranger = await story.visitor({ width })
      for (const route of ['/claim', '/sign-in']) {
        findings.push(...(await lookOver(stranger, route)))
      }
      expect([...new Set(findings)]).toEqual([])
      expect(story.troubles).toEqual([])
    },
  )
})

describe('the way out', { timeout: storyTimeoutMs }, () => {
  test('one click takes the invented world away, its people and its mark', async () => {
    const page = await story.founder()
    await page.goto('/sources')
    await page.getByRole('button', { name: 'Remove the invented world' }).click()
    await page.waitForURL(/\/sources\/runs\//u)
    await page
      .getByText('Every work that is in was read again.')
      .waitFor({ timeout: lookOverTimeoutMs })
    await page.goto('/people')
    await page.getByText('Nobody is here yet.').waitFor()
    expect(await page.getByText('Invented world').count()).toBe(0)
    expect(story.troubles).toEqual([])
  })
})
