import { mkdirSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { findBrowser, launch } from '../support/browser.ts'
import { type Product, product } from '../support/product.ts'
import { fillList, firstIssue, play } from './story.ts'

/** `npm run pictures`: plays an incident on the product as it is and takes the README's pictures of it. */
const FOLDER = '.github/pictures'
const TITLE = 'Checkout answers with errors'
const DESKTOP = { viewport: { width: 1280, height: 900 } } satisfies BrowserContextOptions
const PHONE = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
} satisfies BrowserContextOptions

const executable = findBrowser()
if (executable === undefined) process.exit(1)
mkdirSync(FOLDER, { recursive: true })
const it = await product()
const browser = await launch(executable)
try {
  await shoot(browser, it)
} finally {
  await browser.close()
  await it.stop()
}

async function shoot(browser: Browser, it: Product): Promise<void> {
  await fillList(it)
  const number = await declare(browser, it)
  await play(it, number)
  const issue = `/acme/shop/issues/${number}`
  await picture(browser, it, DESKTOP, issue, 'card-desktop')
  await picture(browser, it, { ...DESKTOP, colorScheme: 'dark' }, issue, 'card-dark')
  await picture(browser, it, PHONE, issue, 'card-phone')
  await picture(browser, it, DESKTOP, '/acme/shop/issues', 'list')
}

/** Fills in the form as a person does, and takes its picture before it is sent. */
async function declare(browser: Browser, it: Product): Promise<number> {
  const page = await opened(browser, it, DESKTOP, '/acme/shop/issues/new?template=incident.yml')
  await page.getByLabel('Title').fill(TITLE)
  await page.getByLabel('Impact').selectOption('Degraded')
  await page.getByLabel('Spread').selectOption('Widespread')
  await page.getByLabel('Services').fill('checkout')
  await page.getByLabel('Started').fill('20 min ago')
  await page.getByLabel('Detected by').selectOption('Alert')
  await page.getByLabel('Description').fill('Payments time out at the last step.')
  await page.screenshot({ path: `${FOLDER}/form.png`, fullPage: true })
  await page.getByRole('button', { name: 'Create issue' }).click()
  await page.waitForURL('**/issues/*')
  await it.settled()
  await page.context().close()
  return firstIssue(it.as('ana'), TITLE)
}

async function opened(
  browser: Browser,
  it: Product,
  look: BrowserContextOptions,
  path: string,
): Promise<Page> {
  const context = await browser.newContext({ ...look, locale: 'en-GB', timezoneId: 'UTC' })
  const page = await context.newPage()
  await page.goto(`${it.origin}${path}`, { waitUntil: 'networkidle' })
  return page
}

async function picture(
  browser: Browser,
  it: Product,
  look: BrowserContextOptions,
  path: string,
  name: string,
): Promise<void> {
  const page = await opened(browser, it, look, path)
  await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage: true })
  const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
  console.log(`${FOLDER}/${name}.png${wide === true ? '  (wider than its window)' : ''}`)
  await page.context().close()
}
