import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { addAuthenticator, type VirtualPasskey } from './authenticator.ts'
import { launchChromium } from './chromium.ts'
import { startApp, type RunningApp, type StartOptions } from './running-app.ts'

/** The two widths that every screen is designed for. */
export const widths = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const
export type Width = keyof typeof widths
export type Theme = 'light' | 'dark'

export interface View {
  readonly width?: Width
  readonly theme?: Theme
}

/** A running app and a browser in front of it. */
export interface Story extends AsyncDisposable {
  readonly app: RunningApp
  /** A window of a person who has not been here before. */
  visitor(view?: View): Promise<Page>
  /** A window of the founder; claims the workspace the first time. */
  founder(view?: View): Promise<Page>
  /** What went wrong in any window: errors of scripts, of the console, answers of 500 and more. */
  readonly troubles: readonly string[]
}

export const founderName = 'Amara Vestergaard'
export const companyName = 'Lumenhald'

/** Waiting for one thing on a screen; two cores are shared with everything else that is tested. */
const stepTimeoutMs = 20_000

export interface StoryOptions extends StartOptions {
  /** The founder has a passkey, for what asks for one; without it the founder says "Later". */
  readonly passkey?: true
}

export const openStory = async (options: StoryOptions = {}): Promise<Story> => {
  await using parts = new AsyncDisposableStack()
  const app = parts.use(await startApp(options))
  const browser: Browser = await launchChromium()
  parts.defer(() => browser.close())
  const troubles: string[] = []
  let passkeys: readonly VirtualPasskey[] = []
  let session: Awaited<ReturnType<BrowserContext['storageState']>> | null = null

  const openWindow = async (view: View, signedIn: boolean): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: app.origin,
      viewport: widths[view.width ?? 'desk'],
      colorScheme: view.theme ?? 'light',
      reducedMotion: 'reduce',
      locale: 'en-GB',
      hasTouch: view.width === 'phone',
      isMobile: view.width === 'phone',
      ...(signedIn && session !== null ? { storageState: session } : {}),
    })
    context.setDefaultTimeout(stepTimeoutMs)
    const page = await context.newPage()
    watch(page, troubles)
    return page
  }

  const founder = async (view: View = {}): Promise<Page> => {
    const page = await openWindow(view, !options.passkey)
    const authenticator = options.passkey ? await addAuthenticator(page, passkeys) : null
    if (session === null) {
      await claim(page, app.code, authenticator !== null)
      passkeys = (await authenticator?.passkeys()) ?? []
      session = await page.context().storageState()
    } else if (authenticator) {
      // A session of its own: showing the passkey changes the token of the window that shows it.
      await signIn(page)
    }
    return page
  }

  const owned = parts.move()
  return {
    app,
    founder,
    visitor: (view = {}) => openWindow(view, false),
    troubles,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

/** What a member does who comes back: one tap. */
export const signIn = async (page: Page): Promise<void> => {
  // A virtual authenticator answers what the browser offers in the field before anybody taps.
  await page.addInitScript('delete PublicKeyCredential.isConditionalMediationAvailable')
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** What a founder does at the first visit, with the code from the terminal. */
const claim = async (page: Page, code: string, withPasskey: boolean): Promise<void> => {
  await page.goto(`/claim#${code}`)
  await page.getByLabel('Your name').fill(founderName)
  await page.getByLabel('Your company').fill(companyName)
  await page.getByRole('button', { name: 'Claim' }).click()
  await page.getByRole('heading', { name: 'Your passkey' }).waitFor()
  if (withPasskey) {
    await page.getByRole('button', { name: 'Continue with a passkey' }).click()
    await page.getByRole('heading', { name: 'Recovery codes' }).waitFor()
  }
  await page.getByRole('button', { name: 'Later' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/claim'))
}

const watch = (page: Page, troubles: string[]): void => {
  page.on('pageerror', (error) => troubles.push(`${page.url()} ${error.message}`))
  page.on('console', (message) => {
    // A refusal that the screen explains is no trouble; the browser writes it down all the same.
    const refusal = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !refusal) troubles.push(`${page.url()} ${message.text()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`)
  })
}

/** What axe finds on the page as it stands, one line a rule and place; all rules, or those named. */
export const axeFindings = async (page: Page, rules?: readonly string[]): Promise<string[]> => {
  const axe = new AxeBuilder({ page })
  if (rules === undefined) {
    axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  } else {
    axe.withRules([...rules])
  }
  const { violations } = await axe.analyze()
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} (${violation.help})`),
  )
}

/** Whether the page can be scrolled sideways, which no width may do. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  )
