import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, launch } from '../../support/browser.ts'
import { openShop } from './shop.ts'

const executable = findBrowser()

describe.skipIf(executable === undefined)('in a browser', () => {
  let shop: Awaited<ReturnType<typeof openShop>>
  let browser: Browser
  const complaints: string[] = []

  beforeAll(async () => {
    shop = await openShop()
    browser = await launch(executable ?? '')
  })
  afterAll(async () => {
    await browser.close()
    await shop.close()
  })

  async function open(path: string, javaScriptEnabled = true): Promise<Page> {
    const viewport = { width: 390, height: 844 }
    const page = await browser.newPage({ viewport, javaScriptEnabled })
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(`${shop.origin}${path}`)
    return page
  }

  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab')
      if ((await page.locator(`${selector}:focus`).count()) > 0) return
    }
    throw new Error(`the keyboard never reached ${selector}`)
  }

  test('somebody declares and comments with the keyboard alone', async () => {
    const page = await open('/acme/shop/issues/new?template=incident.yml')
    await page.keyboard.press('End')
    await page.keyboard.type('checkout is down')
    await tabTo(page, '#f-impact')
    await page.keyboard.type('Nobody can pay')
    await tabTo(page, 'input[name="form.sure"][value="0"]')
    await page.keyboard.press('Space')
    await tabTo(page, 'form.new button')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/issues/1')
    await tabTo(page, '#new-comment')
    await page.keyboard.type('/ack')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/issues/1#comment-*')
    expect(await page.locator('article.comment .markdown').last().innerText()).toBe('/ack')
    await page.close()
  })

  test('what an App or another person says appears by itself, and typed words stay', async () => {
    await shop.post('/acme/shop/issues/new?blank=1', [
      ['title', 'Live'],
      ['body', 'x'],
    ])
    const here = `/acme/shop/issues/${shop.repository.lastNumber}`
    const page = await open(here)
    await page.fill('#new-comment', 'half a thou')
    const chart = '```mermaid\npie\n "a" : 1\n```'
    await shop.post(
      here,
      [
        ['do', 'comment'],
        ['body', `news\n\n${chart}`],
      ],
      'ben',
    )
    await page.locator('article', { hasText: 'news' }).locator('svg').waitFor()
    expect(await page.inputValue('#new-comment')).toBe('half a thou')
    await page.close()
  })

  test.each([true, false])('the clock is moved by a button, scripts: %s', async (scripts) => {
    const page = await open('/acme/shop/issues', scripts)
    const before = shop.sandbox.world.now()
    await page.getByRole('button', { name: 'Move the clock ahead by 1 day' }).click()
    const day = new Date(before + 86_400_000).toISOString().slice(0, 10)
    await page.locator('#clock', { hasText: day }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/acme/shop/issues')
    await page.close()
  })

  test('half a comment outlives a move of the clock, which shows all the same', async () => {
    const page = await open('/acme/shop/issues/1')
    await page.fill('#new-comment', 'half a thou')
    const day = new Date(shop.sandbox.world.now() + 86_400_000).toISOString().slice(0, 10)
    await page.getByRole('button', { name: 'Move the clock ahead by 1 day' }).click()
    await page.locator('#clock', { hasText: day }).waitFor()
    expect(await page.inputValue('#new-comment')).toBe('half a thou')
    await page.close()
  })

  test('a box is ticked by a click, with and without scripts', async () => {
    await shop.post('/acme/shop/issues/new?blank=1', [
      ['title', 'Boxes'],
      ['body', '- [ ] one'],
    ])
    const number = shop.repository.lastNumber
    for (const [scripts, expected] of [
      [true, '- [x] one'],
      [false, '- [ ] one'],
    ] as const) {
      const page = await open(`/acme/shop/issues/${number}`, scripts)
      await page.getByRole('checkbox', { name: 'one' }).click()
      await page.waitForURL('**#opening')
      expect(shop.repository.issues[number]?.body).toBe(expected)
      await page.close()
    }
  })

  test.each([
    '/acme/shop/issues',
    '/acme/shop/issues/1',
    '/acme/shop/issues/new/choose',
    '/acme/shop/issues/new?template=incident.yml',
    '/acme/shop/pulls',
    '/acme/shop/labels',
    '/acme/shop/tree/main',
    '/acme/shop/deployments',
    '/acme/shop/settings',
    '/sandbox',
  ])('%s fits a phone', async (path) => {
    const page = await open(path)
    const [wide, screen] = (await page.evaluate(
      '[document.documentElement.scrollWidth, innerWidth]',
    )) as [number, number]
    expect(wide).toBeLessThanOrEqual(screen)
    await page.close()
  })

  test('no page complained', () => {
    expect(complaints).toEqual([])
  })
})
