import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createInstallationToken } from '../../../src/sandbox/actions/apps.ts'
import { findBrowser, launch } from '../../support/browser.ts'
import { judge, openDocument, PATH, person } from './document.ts'

const executable = findBrowser()
const AT = 'acme/shop'

describe.skipIf(executable === undefined)('in a browser, a document', () => {
  let browser: Browser
  const complaints: string[] = []

  beforeAll(async () => {
    browser = await launch(executable ?? '')
  })
  afterAll(() => browser.close())

  type Opened = Awaited<ReturnType<typeof openDocument>>

  async function open(it: Opened, javaScriptEnabled: boolean, width = 1280): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, javaScriptEnabled })
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(`${it.shop.origin}${it.path}`)
    return page
  }

  /** As the switch on top of the page does. */
  async function become(it: Opened, page: Page, login: string): Promise<void> {
    await page.context().addCookies([{ name: 'acting_as', value: login, url: it.shop.origin }])
    await page.reload()
  }

  test.each([true, false])(
    'is edited, made ready, mended, approved and merged, scripts: %s',
    async (scripts) => {
      const it = await openDocument()
      const { repository } = it.shop
      const page = await open(it, scripts)
      await become(it, page, 'dev')

      await page.getByRole('link', { name: 'Files changed' }).click()
      await page.getByRole('link', { name: 'Edit file' }).click()
      const content = page.getByLabel('File content')
      const text = await content.inputValue()
      await content.fill(text.replace('forty minutes', '40 minutes'))
      await page.getByLabel('Commit message').fill('Give the number')
      await page.getByRole('button', { name: 'Commit changes' }).click()
      await page.waitForURL('**/files')
      await page.getByText('Nobody could pay for 40 minutes.').waitFor()
      judge(it.shop, it.issue, 'failure')

      await page.getByRole('link', { name: 'Conversation' }).click()
      await page.getByRole('button', { name: 'Ready for review' }).click()
      await page.getByText('Merging is blocked').or(page.getByText('no conflicts')).waitFor()
      await page.getByRole('button', { name: 'Apply suggestion' }).first().click()
      await page.getByText('Apply suggestion from code review').waitFor()
      await reportOverRest(it)

      await become(it, page, 'ben')
      await page.reload()
      await page.getByText('All checks have passed').waitFor()
      await page.getByText('Review changes').click()
      await page.getByLabel('Approve', { exact: true }).check()
      await page.getByLabel('Your review').fill('That says it.')
      await page.getByRole('button', { name: 'Submit review' }).click()
      await page.getByText('Changes approved').waitFor()
      await page.getByRole('button', { name: 'Merge pull request' }).click()
      await page.locator('.state.merged').waitFor()

      expect(it.issue.pull.mergedById).toBe(person(it.shop, 'ben').user.id)
      await page.goto(`${it.shop.origin}/${AT}/blob/main/${PATH}`)
      const shown = await page.locator('.document').innerText()
      expect(shown).toContain('Nobody could pay for 40 minutes.')
      expect(shown).toContain('The pool size was set by hand and checked by nobody.')
      expect(repository.refs['refs/heads/main']).toBe(it.issue.pull.mergeCommitSha)
      await page.close()
      await it.shop.close()
    },
    60_000,
  )

  /** The App's check of the newest head, reported as an App reports it. */
  async function reportOverRest({ shop, issue }: Opened): Promise<void> {
    const { world } = shop.sandbox
    const [installation] = Object.values(world.state.installations)
    if (installation === undefined) throw new Error('the App is installed nowhere')
    const granted = { ...installation, permissions: { metadata: 'read', checks: 'write' } as const }
    const { token } = createInstallationToken(world, granted, undefined, undefined)
    const answer = await fetch(`${shop.origin}/api/v3/repos/${AT}/check-runs`, {
      method: 'POST',
      headers: { authorization: `token ${token}` },
      body: JSON.stringify({
        name: 'Sitrep / postmortem',
        head_sha: issue.pull.headSha,
        conclusion: 'success',
      }),
    })
    expect(answer.status).toBe(201)
  }

  test('fits a phone on every page of its review', async () => {
    const it = await openDocument()
    const page = await open(it, true, 390)
    const pages = [
      it.path,
      `${it.path}/files`,
      `${it.path}/checks`,
      `/${AT}/blob/${it.branch}/${PATH}`,
      `/${AT}/blob/${it.branch}/${PATH}?plain=1`,
      `/${AT}/edit/${it.branch}/${PATH}`,
      `/${AT}/settings`,
    ]
    for (const path of pages) {
      await page.goto(`${it.shop.origin}${path}`)
      const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
      expect([path, wide]).toEqual([path, 0])
    }
    await page.close()
    await it.shop.close()
  })

  test('shows a new check by itself while somebody looks', async () => {
    const it = await openDocument()
    const page = await open(it, true)
    await page.getByText('Some checks were not successful').waitFor()
    judge(it.shop, it.issue, 'success')
    await page.getByText('All checks have passed').waitFor()
    await page.close()
    await it.shop.close()
  })

  test('no page complained', () => {
    expect(complaints).toEqual([])
  })
})
