import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, openStory, scrollsSideways, type Story } from './story.ts'

/** Building screens, database and literature, beside everything else that is tested. */
const openTimeoutMs = 240_000
const storyTimeoutMs = 240_000

let story: Story
beforeAll(async () => {
  story = await openStory()
  await bringPeople(await story.founder())
}, openTimeoutMs)
afterAll(async () => {
  await story[Symbol.asyncDispose]()
}, openTimeoutMs)

/** An operation as the page itself asks for it. */
const call = (page: Page, method: string, path: string, body?: unknown): Promise<unknown> =>
  page.evaluate(
    async ([how, where, what]) => {
      const answer = await fetch(`/api${where}`, {
        method: how,
        ...(what === null ? {} : { headers: { 'content-type': 'application/json' }, body: what }),
      })
      if (!answer.ok) throw new Error(await answer.text())
      return answer.json()
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  )

const dayOf = (page: Page, daysFromNow: number): Promise<string> =>
  page.evaluate(
    (days) =>
      new Intl.DateTimeFormat('en-CA', { dateStyle: 'short' }).format(
        new Date(Date.now() + days * 86_400_000),
      ),
    daysFromNow,
  )

/** Six people whom nobody owns, each with something to do. */
const bringPeople = async (page: Page): Promise<void> => {
  const names = [
    'Bao Lindqvist',
    'Emre Novak',
    'Linh Ferreira',
    'Noa Okafor',
    'Sofía Haas',
    'Zahra Ito',
  ]
  const added = await call(page, 'POST', '/prospects', {
    source: 'Met in Lisbon',
    prospects: names.map((name) => ({ kind: 'person', name, thesis: `${name} ships.`, tier: 'B' })),
  })
  const today = await dayOf(page, 0)
  const late = await dayOf(page, -2)
  const { results } = added as { results: { prospect: { id: string } }[] }
  for (const [index, { prospect }] of results.entries()) {
    await call(page, 'POST', `/prospects/${prospect.id}/next-move`, {
      what: `Call ${String(names[index])}`,
      due: index === 5 ? late : today,
    })
    await call(page, 'PUT', `/prospects/${prospect.id}/next-move/owner`, {
      id: prospect.id,
      version: 1,
    })
  }
}

const names = async (page: Page): Promise<string[]> =>
  page.getByRole('list', { name: 'Today’s people' }).locator('.day-name').allTextContents()

describe('the founder’s day on the phone', { timeout: storyTimeoutMs }, () => {
  test('five people by lateness; one tap does it, the next comes, undo brings it back', async () => {
    const page = await story.founder({ width: 'phone' })
    await page.goto('/')
    await page.waitForURL(/\/my-day$/u)
    await page.getByText('5 people need you, 1 is late', { exact: false }).waitFor()
    expect((await names(page))[0]).toBe('Zahra Ito')
    expect(await names(page)).toHaveLength(5)
    const first = page.getByRole('listitem').filter({ hasText: 'Zahra Ito' })
    await first.getByText('2 days late').first().waitFor()
    await first.getByText('Zahra Ito ships.').waitFor()
    await first.getByText('Why now').click()
    await first.getByText('Points added up: 69', { exact: false }).waitFor()

    await first.getByRole('button', { name: 'Done', exact: true }).tap()
    const follows = page.getByRole('region', { name: 'What follows for Zahra Ito?' })
    await follows.getByLabel('What is done next').fill('Write to Zahra about compute')
    await follows.getByText('In a week').tap()
    await follows.getByRole('button', { name: /^Keep/u }).tap()
    await page.getByText('Next: Write to Zahra about compute').waitFor()
    const next = page.getByRole('button', { expanded: true }).first()
    await next.waitFor()
    expect(await names(page)).not.toContain('Zahra Ito')
    await page.getByText('1 thing done').waitFor()
    await page.getByRole('button', { name: 'Undo' }).tap()
    await page.getByText('Taken back.').waitFor()
    expect(story.troubles).toEqual([])
  })

  test('is overruled, put off with a reason, given more minutes, and ends', async () => {
    const page = await story.founder({ width: 'phone' })
    await page.goto('/my-day')
    await page.getByRole('button', { name: 'Done', exact: true }).waitFor()
    const second = (await names(page)).at(1) ?? ''
    await page.getByRole('button', { name: second }).first().tap()
    await page.getByRole('button', { name: `More for ${second}` }).tap()
    await page.getByRole('menuitem', { name: 'Do it first' }).tap()
    await page.getByText(`${second} comes first.`).waitFor()
    await expect.poll(() => names(page)).toSatisfy((all: string[]) => all[0] === second)

    await page.getByRole('button', { name: 'Snooze' }).tap()
    const dialog = page.getByRole('dialog', { name: `Put off: ${second}` })
    await dialog.getByRole('button', { name: 'Put off' }).tap()
    await dialog.getByText('Say why it can wait.').waitFor()
    await dialog.getByRole('button', { name: 'Travelling' }).tap()
    await dialog.getByRole('button', { name: 'Put off' }).tap()
    await page.getByText(`${second} rests until`, { exact: false }).waitFor()
    await expect.poll(() => names(page)).not.toContain(second)

    await page.getByRole('button', { name: 'Your day' }).tap()
    await page.getByLabel('Minutes every day').fill('600')
    await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).tap()
    await page.getByText('of 10 h', { exact: false }).waitFor()
    expect(await page.getByText('does not fit today').count()).toBe(0)

    await page.getByRole('button', { name: 'Enough for today' }).tap()
    await page.getByRole('heading', { name: 'Done for today.' }).waitFor()
    await page.getByRole('button', { name: 'Go on' }).tap()
    await page.getByRole('list', { name: 'Today’s people' }).waitFor()
    expect(story.troubles).toEqual([])
  })

  test('works by thumb: no target is smaller than 44 px, nothing scrolls sideways, axe is silent', async () => {
    const page = await story.founder({ width: 'phone' })
    for (const route of ['/my-day', '/report', '/clocks']) {
      await page.goto(route)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      expect(await scrollsSideways(page)).toBe(false)
      expect(await axeFindings(page)).toEqual([])
    }
    await page.goto('/my-day')
    await page.getByRole('button', { name: 'Done', exact: true }).waitFor()
    const small = await page
      .locator('main button:visible, main summary:visible')
      .evaluateAll((all) =>
        all
          .filter((one) => one.getBoundingClientRect().height < 43.5)
          .map((one) => one.textContent),
      )
    expect(small).toEqual([])
  })

  test('the report opens what it counts, and is a file of the same moment', async () => {
    const page = await story.founder()
    await page.goto('/report')
    await page
      .getByRole('row', { name: /^Prospect/u })
      .getByRole('link', { name: '6' })
      .click()
    await page.waitForURL(/\/list\?.*stage=prospect/u)
    await page.goto('/report')
    const file = page.waitForEvent('download')
    await page.getByRole('button', { name: 'PDF' }).click()
    expect((await file).suggestedFilename()).toMatch(/^status-report-\d{4}-\d\d-\d\d\.pdf$/u)
    await page.getByText('Who needs what').waitFor()
    expect(story.troubles).toEqual([])
  })
})
