import {
  chromium,
  type Browser,
  type BrowserContext,
  type ConsoleMessage,
  type Page,
  type Request,
} from 'playwright-core'
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts'

export interface OpenPageOptions {
  /** Complaints that the test means to cause; every other one fails it. */
  expected?: readonly RegExp[]
  viewport?: { width: number; height: number }
  colorScheme?: 'light' | 'dark'
  /** Who is signed in when the page opens; nobody when left out. */
  account?: { url: string; email: string; token: string }
  /** A screen that fingers use. */
  hasTouch?: boolean
}

export interface OpenedPage {
  page: Page
  /** What went wrong since it was last asked: console errors, exceptions, dialogs, failed requests, answers of 500, broken policies. */
  complaints: () => string[]
  /** Closes the page; throws when there was any complaint that the test did not expect. */
  close: () => Promise<void>
}

/** A Chromium with an empty profile. */
export async function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  return chromium.launch({
    executablePath,
    args: [...CHROMIUM_FLAGS, ...flags],
    env: { ...(process.env as Record<string, string>), ...env },
  })
}

let shared: Promise<Browser> | undefined

/** The browser of this process; it ends with it. Its pages share a process: one for each takes an eighth of their time. */
export function sharedBrowser(): Promise<Browser> {
  return (shared ??= launchBrowser(['--renderer-process-limit=1', '--in-process-gpu']))
}

/** Goes to another page as a link does, without loading all anew. */
export function follow(page: Page, path: string): Promise<void> {
  return page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

/** A page in a context of its own (no cookies, no storage) that notes everything a user would call broken. */
export async function openPage(
  browser: Browser,
  url: string,
  options: OpenPageOptions = {},
): Promise<OpenedPage> {
  const { expected = [], viewport = { width: 1440, height: 900 }, colorScheme = 'light' } = options
  const { hasTouch = false, account } = options
  const context = await browser.newContext({ viewport, colorScheme, hasTouch })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const all: string[] = []
  page.on('console', (message) => note(all, describeConsole(message)))
  page.on('dialog', (dialog) => {
    if (dialog.type() !== 'beforeunload') note(all, `dialog: ${dialog.message()}`)
    void dialog.accept()
  })
  page.on('pageerror', (error) => note(all, `exception: ${error.message}`))
  page.on('requestfailed', (request) => note(all, describeFailure(request)))
  page.on('response', (response) => {
    if (response.status() >= 500) note(all, `answer ${response.status()}: ${response.url()}`)
  })
  await context.exposeBinding('reportPolicy', (_source, text: string) => note(all, `policy: ${text}`))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { reportPolicy: (text: string) => void }).reportPolicy
      report(
        `${event.violatedDirective} blocked ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`,
      )
    })
  })
  if (account) await startSession(context, account)
  await page.goto(url)

  const complaints = () => all.splice(0).filter((text) => !expected.some((pattern) => pattern.test(text)))
  const close = async () => {
    await context.close()
    const unexpected = complaints()
    if (unexpected.length > 0) throw new Error(`The page complained:\n${unexpected.join('\n')}`)
  }
  return { page, complaints, close }
}

async function startSession(
  context: BrowserContext,
  { url, email, token }: NonNullable<OpenPageOptions['account']>,
): Promise<void> {
  const answer = await context.request.post(`${url}/v1/session`, { data: { email, token } })
  if (!answer.ok()) throw new Error(`No session: ${await answer.text()}`)
}

function note(all: string[], text: string | undefined): void {
  if (text !== undefined) all.push(text)
}

function describeConsole(message: ConsoleMessage): string | undefined {
  if (message.type() !== 'error' && message.type() !== 'warning') return undefined
  // That the font came late says only that the machine is busy.
  if (/inter-latin\.woff2 was preloaded using link preload but not used/.test(message.text()))
    return undefined
  return `console ${message.type()}: ${message.text()} (${message.location().url})`
}

/** A request that the page itself gave up, by leaving or by an abort signal, is no failure. */
function describeFailure(request: Request): string | undefined {
  const reason = request.failure()?.errorText
  return reason === 'net::ERR_ABORTED' ? undefined : `request failed: ${request.url()} ${reason}`
}
