import { mkdirSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { findBrowser, launch } from '../support/browser.ts'
import { issues, type Product, product } from '../support/product.ts'
import { actionRuns } from './action.ts'
import { daysOn, done, issuesOf, promises, weeksPass } from './items.ts'
import { DARK, DESKTOP, FOLDER, opened, PHONE, picture } from './picture.ts'
import { type Proposed, resolve } from './postmortem.ts'
import { quarter } from './reports.ts'
import { fillList, firstIssue, forget, play, untilAfternoon } from './story.ts'

/** `npm run pictures`: plays an incident on the product as it is and takes the README's pictures of it. */
const TITLE = 'Checkout answers with errors'
/** The first comment of the App is the card. */
const CARD = 'article.comment:has-text("Sitrep edits this comment in place")'
const REMINDER = 'article.comment:has-text("Nobody leads this incident")'
const executable = findBrowser()
if (executable === undefined) process.exit(1)
mkdirSync(FOLDER, { recursive: true })
const it = await product()
const browser = await launch(executable)
try {
  await shoot(browser, it)
  await actionRuns(browser)
} finally {
  await browser.close()
  await it.stop()
}

async function shoot(browser: Browser, it: Product): Promise<void> {
  await untilAfternoon(it)
  await fillList(it)
  const number = await declare(browser, it)
  await play(it, number)
  const at = `/acme/shop/issues/${number}`
  await picture(browser, it, { at, name: 'card-desktop', look: DESKTOP, only: CARD, upTo: 1000 })
  await picture(browser, it, { at, name: 'card-light', look: DESKTOP, only: CARD })
  await picture(browser, it, { at, name: 'card-dark', look: DARK, only: CARD })
  await picture(browser, it, { at, name: 'card-phone', look: PHONE, only: CARD })
  await picture(browser, it, { at: '/acme/shop/issues', name: 'list', look: DESKTOP })
  await items(browser, it, number, await review(browser, it, number))
  const forgotten = await forget(it)
  const late = `/acme/shop/issues/${forgotten}`
  await picture(browser, it, { at: late, name: 'reminder', look: DESKTOP, only: REMINDER })
  // Reports need not tell of it for ever.
  await issues(it.as('ana')).say(forgotten, '/cancel the probe itself was broken')
  await it.settled()
  await reports(browser, it)
}

/** What arrives on the Monday after twelve weeks. */
async function reports(browser: Browser, it: Product): Promise<void> {
  const reportOf = await quarter(it)
  const of = async (kind: string) => `/acme/shop/issues/${await reportOf(kind)}`
  const metrics = { at: await of('metrics'), only: 'main' }
  await picture(browser, it, { ...metrics, name: 'report', look: DESKTOP, upTo: 1700 })
  await picture(browser, it, { ...metrics, name: 'report-phone', look: PHONE, upTo: 2400 })
  const from = 'h3:has-text("Over time")'
  await picture(browser, it, { ...metrics, name: 'report-course', look: DESKTOP, from, upTo: 1000 })
  for (const kind of ['actions', 'trends']) {
    const at = await of(kind)
    const name = `report-${kind}`
    await picture(browser, it, { at, name, look: DESKTOP, only: 'main', upTo: 1700 })
  }
}

/** The pull request as it is opened, and what the check says of it once somebody calls it ready too early. */
async function review(browser: Browser, it: Product, incident: number): Promise<Proposed> {
  const proposal = await resolve(it, incident)
  const { number, checked, hurried } = proposal
  await checked('neutral')
  const pull = `/acme/shop/pull/${number}`
  const look = DESKTOP
  await picture(browser, it, { at: pull, name: 'postmortem', look, only: 'main', upTo: 1150 })
  await hurried()
  await checked('failure')
  const checks = `${pull}/checks`
  await picture(browser, it, { at: checks, name: 'check', look, only: '.run', upTo: 1300 })
  await picture(browser, it, { at: checks, name: 'check-phone', look: PHONE, upTo: 844 })
  await picture(browser, it, { at: pull, name: 'suggestion', look, only: '.review' })
  return proposal
}

/** What the postmortem promises: before the merge, as issues, weeks later, and on the card of the incident. */
async function items(
  browser: Browser,
  it: Product,
  incident: number,
  { number, checked, mended }: Proposed,
): Promise<void> {
  const look = DESKTOP
  const proposal = await mended(promises(await daysOn(it, incident)))
  await checked('success')
  const checks = `/acme/shop/pull/${number}/checks`
  await picture(browser, it, { at: checks, name: 'items', look, only: '.run', upTo: 900 })
  const issueOf = await issuesOf(it, proposal)
  const alert = issueOf('Alert')
  await done(it, issueOf('Return'))
  await weeksPass(it, alert)
  const at = `/acme/shop/issues/${alert}`
  await picture(browser, it, { at, name: 'action', look, only: 'main', upTo: 2100 })
  await picture(browser, it, { at, name: 'action-phone', look: PHONE, only: 'main', upTo: 1700 })
  const card = `/acme/shop/issues/${incident}`
  await picture(browser, it, {
    at: card,
    name: 'items-card',
    look,
    only: CARD,
    from: 'h4:has-text("Action items")',
    upTo: 330,
  })
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
