import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStory, scrollsSideways, type Story } from './story.ts'

/** Building screens, database and literature, beside everything else that is tested. */
const openTimeoutMs = 240_000
const storyTimeoutMs = 180_000

let story: Story
beforeAll(async () => {
  story = await openStory()
  const page = await story.founder()
  await page.goto('/')
  await page.getByRole('button', { name: 'Open the invented world' }).click()
  await page.getByRole('link', { name: 'Scout for people' }).waitFor({ timeout: 120_000 })
  await page.context().close()
}, openTimeoutMs)
afterAll(async () => {
  await story[Symbol.asyncDispose]()
}, openTimeoutMs)

const column = (page: Page, stage: string): Locator =>
  page.getByRole('region', { name: new RegExp(`^${stage}, `, 'u') })
const card = (page: Page, stage: string, name: string): Locator =>
  column(page, stage).getByRole('link', { name, exact: true })
const said = (page: Page, sentence: string): Promise<void> =>
  page.getByRole('status', { name: 'What was just done' }).getByText(sentence).waitFor()

describe('The List', { timeout: storyTimeoutMs }, () => {
  test('a card is dragged to another stage, stands where it was let go, and goes back', async () => {
    const page = await story.founder()
    await page.goto('/list')
    await card(page, 'Prospect', 'Rafiq Talukder-Bain').waitFor()
    await drag(
      page,
      card(page, 'Prospect', 'Rafiq Talukder-Bain'),
      card(page, 'Lead', 'Yerlan Abdikarim'),
    )
    await card(page, 'Lead', 'Rafiq Talukder-Bain').waitFor()
    await said(page, 'Rafiq Talukder-Bain moved to Lead.')
    const order = await column(page, 'Lead').getByRole('link').allTextContents()
    expect(order.filter((name) => name.includes(' ')).slice(0, 2)).toEqual([
      'Yerlan Abdikarim',
      'Rafiq Talukder-Bain',
    ])
    await page.keyboard.press('z')
    await card(page, 'Prospect', 'Rafiq Talukder-Bain').waitFor()
    await page.context().close()
  })

  test('the keys do what the hand does: move, arrange, tier, and the reason that is owed', async () => {
    const page = await story.founder()
    await page.goto('/list')
    await card(page, 'Lead', 'Noa Ben-Tovim').focus()
    await page.keyboard.press('Shift+ArrowRight')
    await card(page, 'Candidate', 'Noa Ben-Tovim').waitFor()
    await card(page, 'Candidate', 'Noa Ben-Tovim').focus()
    await page.keyboard.press('1')
    await said(page, 'Noa Ben-Tovim: tier A.')
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog', { name: 'Move Noa Ben-Tovim' })
    await dialog.getByLabel('Declined').check()
    await dialog.getByRole('button', { name: 'Move to Declined' }).click()
    await dialog.getByRole('alert').getByText('Say why').waitFor()
    await dialog.getByLabel('Why').fill('Wants to stay independent this year.')
    await dialog.getByRole('button', { name: 'Move to Declined' }).click()
    await said(page, 'Noa Ben-Tovim moved to Declined.')
    await page.context().close()
  })

  test('several are chosen in the table and changed at once, with one undo', async () => {
    const page = await story.founder()
    await page.goto('/list?layout=table&stage=candidate')
    const rows = page.getByRole('row', { selected: true })
    await page.getByRole('checkbox', { name: 'Select Kwabena Asante-Lund' }).check()
    await page.getByRole('checkbox', { name: 'Select Ishaan Mukherjea-Poole' }).check()
    expect(await rows.count()).toBe(2)
    await page.getByRole('button', { name: /^Tier C/u }).click()
    await said(page, '2 lines: tier C.')
    await page.keyboard.press('z')
    await page.goto('/list?layout=table&tier=C&stage=candidate')
    await page.getByText('Nobody matches all of this.').waitFor()
    await page.context().close()
  })

  test('somebody is added by name, found the second time, and shown beside the list', async () => {
    const page = await story.founder()
    await page.goto('/list')
    await card(page, 'Prospect', 'Linh Đặng Thu').waitFor()
    for (const time of ['first', 'second']) {
      await page.keyboard.press('a')
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Name', { exact: true }).fill('Odalys Ferreira-Haddad')
      await dialog.getByLabel('Source').fill('a dinner in Lisbon')
      await dialog.getByRole('button', { name: 'Add to The List' }).click()
      if (time === 'second') {
        await dialog.getByText('Somebody named Odalys Ferreira-Haddad is on The List.').waitFor()
        await dialog.getByRole('button', { name: 'It is the same: leave it' }).click()
      } else {
        await page
          .getByRole('region', { name: 'Odalys Ferreira-Haddad on The List' })
          .getByText('a dinner in Lisbon')
          .waitFor()
      }
    }
    expect(
      await column(page, 'Prospect')
        .getByRole('link', { name: /Odalys/u })
        .count(),
    ).toBe(1)
    await page.context().close()
  })

  test('Scout adds with a key, and its rows then say where somebody stands', async () => {
    const page = await story.founder()
    await page.goto('/scout?q=reward%20models')
    const people = page.getByRole('region', { name: 'Ranked people' })
    await people.getByRole('link', { name: 'Ruslan Idrisov-Vale', exact: true }).click()
    await page
      .getByRole('region', { name: 'Evidence of Ruslan Idrisov-Vale' })
      .getByRole('button', { name: /^Add to The List/u })
      .click()
    await said(page, 'Ruslan Idrisov-Vale added to The List.')
    const row = people.getByRole('listitem').filter({ hasText: 'Ruslan Idrisov-Vale' })
    await row.getByText('Prospect').waitFor()
    await page.context().close()
  })

  test('fits the phone: rows under the thumb, a sheet, and no sideways scroll', async () => {
    const page = await story.founder({ width: 'phone' })
    await page.goto('/list?layout=table&sort=clock')
    await page.getByRole('link', { name: 'Zahra Movahedi-Lindt', exact: true }).click()
    const sheet = page.getByRole('region', { name: 'Zahra Movahedi-Lindt on The List' })
    await sheet.getByText('Built the scheduler that forgives.').waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    await page.context().close()
  })

  test('went without an error in any window', () => {
    expect(story.troubles).toEqual([])
  })
})

/** As a hand does it: down, a few steps, over the lower half of the other card, up. */
const drag = async (page: Page, from: Locator, to: Locator): Promise<void> => {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (!start || !end) throw new Error('A card is not drawn.')
  await page.mouse.move(start.x + 20, start.y + 8)
  await page.mouse.down()
  await page.mouse.move(start.x + 60, start.y + 40, { steps: 4 })
  await page.mouse.move(end.x + 40, end.y + 90, { steps: 8 })
  await page.mouse.up()
}
