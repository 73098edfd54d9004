import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

export const FOLDER = '.github/pictures'

export const DESKTOP = { viewport: { width: 1280, height: 960 } } satisfies BrowserContextOptions
export const DARK = { ...DESKTOP, colorScheme: 'dark' } satisfies BrowserContextOptions
export const PHONE = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
} satisfies BrowserContextOptions

/** Whatever shows pages. */
interface Shown {
  readonly origin: string
}

export async function opened(
  browser: Browser,
  it: Shown,
  look: BrowserContextOptions,
  path: string,
): Promise<Page> {
  const context = await browser.newContext({ ...look, locale: 'en-GB', timezoneId: 'UTC' })
  const page = await context.newPage()
  await page.goto(`${it.origin}${path}`, { waitUntil: 'networkidle' })
  return page
}

export interface Wanted {
  readonly at: string
  readonly name: string
  readonly look: BrowserContextOptions
  /** One part of the page and nothing else, as tall as it is. */
  readonly only?: string
  /** Of that part no more than this many pixels from its upper end. */
  readonly upTo?: number
  /** Where in it the picture begins. */
  readonly from?: string
}

/** Null for what the window shows. */
async function partOf(page: Page, { only, from, upTo = Number.POSITIVE_INFINITY }: Wanted) {
  if (only === undefined) return null
  const whole = page.locator(only).first()
  const box = await whole.boundingBox()
  if (box === null) throw new Error(`the page shows no ${only}`)
  const start = from === undefined ? box : await whole.locator(from).first().boundingBox()
  const y = (start?.y ?? box.y) - (from === undefined ? 0 : 12)
  return { ...box, y, height: Math.min(box.y + box.height - y, upTo) }
}

export async function picture(browser: Browser, it: Shown, wanted: Wanted): Promise<void> {
  const page = await opened(browser, it, wanted.look, wanted.at)
  const path = `${FOLDER}/${wanted.name}.png`
  const part = await partOf(page, wanted)
  await page.screenshot(part === null ? { path } : { path, fullPage: true, clip: part })
  const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
  console.log(`${path}${wide === true ? '  (wider than its window)' : ''}`)
  await page.context().close()
}
