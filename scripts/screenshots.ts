/**
 * Takes the pictures of README and docs, in the invented world only, so that nobody real is shown.
 * Run: npm run screenshots
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openStory, widths, type Story, type Theme, type Width } from '../test/browser/story.ts'

const folder = join(import.meta.dirname, '..', 'docs', 'pictures')
const brief = 'post-training language models with reinforcement learning'
/** The world is read and built in this time, also on a busy machine. */
const openTimeoutMs = 180_000

interface Scene {
  readonly name: string
  /** Goes there and waits until all of it stands. */
  readonly show: (page: Page, width: Width) => Promise<unknown>
  readonly looks: readonly `${Width} ${Theme}`[]
}

const everyLook = ['desk light', 'desk dark', 'phone light', 'phone dark'] as const
const light = ['desk light', 'phone light'] as const

const openScout = async (page: Page): Promise<void> => {
  await page.goto(`/scout?q=${encodeURIComponent(brief)}`)
  const list = page.getByRole('region', { name: 'Ranked people' })
  await list.getByRole('listitem').nth(5).waitFor()
}

const openLinh = async (page: Page): Promise<void> => {
  await openScout(page)
  const list = page.getByRole('region', { name: 'Ranked people' })
  await list.getByRole('link', { name: 'Linh Đặng Thu', exact: true }).click()
  const panel = page.getByRole('region', { name: 'Evidence of Linh Đặng Thu' })
  await panel.locator('mark').nth(3).waitFor()
}

const openDossier = async (page: Page): Promise<void> => {
  await openLinh(page)
  await page.getByRole('link', { name: /^Dossier/u }).click()
  await page.getByRole('heading', { name: 'Linh Đặng Thu', level: 1 }).waitFor()
}

const scenes: readonly Scene[] = [
  { name: 'first-run', show: (page) => page.goto('/start'), looks: light },
  {
    name: 'scout',
    // On the phone the sheet would hide the list, which is what the picture is about.
    show: (page, width) => (width === 'desk' ? openLinh(page) : openScout(page)),
    looks: everyLook,
  },
  { name: 'evidence', show: openLinh, looks: ['phone light'] },
  { name: 'dossier', show: openDossier, looks: everyLook },
  {
    name: 'talent-map',
    show: (page) => page.goto(`/map?q=${encodeURIComponent(brief)}`),
    looks: light,
  },
]

const openWorld = async (story: Story): Promise<void> => {
  const page = await story.founder()
  await page.goto('/')
  await page.getByRole('button', { name: 'Open the invented world' }).click()
  const ready = page.getByRole('link', { name: 'Scout for people' })
  await ready.waitFor({ timeout: openTimeoutMs })
  await page.context().close()
}

await mkdir(folder, { recursive: true })
await using story = await openStory()
await openWorld(story)
// The first search reads the postings from disk; a picture shows what everyday looks like.
await openScout(await story.founder())
for (const scene of scenes) {
  for (const look of scene.looks) {
    const width = look.startsWith('desk') ? 'desk' : 'phone'
    const theme = look.endsWith('dark') ? 'dark' : 'light'
    const page = await story.founder({ width, theme })
    await page.setViewportSize(widths[width])
    await scene.show(page, width)
    await page.waitForLoadState('networkidle')
    const file = `${scene.name}-${widths[width].width}-${theme}.png`
    await page.screenshot({ path: join(folder, file), animations: 'disabled' })
    console.log(`docs/pictures/${file}`)
    await page.context().close()
  }
}
if (story.troubles.length > 0) {
  console.error(story.troubles.join('\n'))
  process.exitCode = 1
}
