import type { Page } from 'playwright-core'
import { axeFindings, scrollsSideways } from './story.ts'

/** What is wrong with a page as it stands, in both themes. */
export const lookOver = async (page: Page, route: string): Promise<string[]> => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto(route)
  await page.waitForLoadState('networkidle')
  const sideways = (await scrollsSideways(page)) ? [`${route} scrolls sideways`] : []
  const light = await axeFindings(page)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  // Themes differ in colour only, so in the dark nothing else is looked at again.
  const dark = await axeFindings(page, ['color-contrast'])
  return [
    ...sideways,
    ...light.map((text) => `${route} light ${text}`),
    ...dark.map((text) => `${route} dark ${text}`),
  ]
}

/** Every address that a person can come to, with something on it. */
export const everyRoute = async (page: Page, brief: string): Promise<string[]> => {
  const scout = `/scout?q=${encodeURIComponent(brief)}`
  const [linh, mirela] = [
    await pathOf(page, scout, 'Linh Đặng Thu'),
    await pathOf(page, scout, 'Mirela Stanciu-Koh'),
  ].map((address) => new URLSearchParams(address.split('?')[1]).get('person') ?? '')
  const organisation = await pathOf(page, '/organisations', 'Kestrel Systems')
  const run = await pathOf(page, '/sources', 'The invented world')
  const work = encodeURIComponent('https://openalex.org/W800000003003')
  const line = new URLSearchParams((await pathOf(page, '/list', 'Linh Đặng Thu')).split('?')[1])
  const prospect = line.get('open') ?? ''
  const tabs = ['', '/identity', '/notes', '/access', '/history']
  return [
    scout,
    `${scout}&person=${linh}`,
    `${scout}&why=${linh}`,
    `/map?q=${encodeURIComponent(brief)}`,
    `/works/${work}`,
    `/people/merge?a=${linh}&b=${mirela}`,
    organisation,
    run,
    ...tabs.map((tab) => `/people/${linh}${tab}`),
    `/list?open=${prospect}`,
    `/list/${prospect}`,
    ...plainRoutes.split(' '),
  ]
}

const plainRoutes =
  '/list /list?layout=table /list?layout=coverage /my-day /report /clocks /start /scout /people /people/new /organisations /organisations/new /literature /audit ' +
  '/settings /settings/people /settings/access /settings/reach /join /enrol /sources /sources/openalex /sources/csv /gallery /nowhere'

/** Where the link of this name on that page leads. */
const pathOf = async (page: Page, from: string, name: string): Promise<string> => {
  await page.goto(from)
  const link = page.getByRole('main').getByRole('link', { name, exact: true }).first()
  return (await link.getAttribute('href')) ?? ''
}
