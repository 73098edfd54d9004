import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Browser } from 'playwright-core'
import { OWN_ENV } from '../support/own-env.ts'
import { DESKTOP, PHONE, picture } from './picture.ts'

/** What `npm run demo:action` leaves behind: its runs, the summary of one, and the card that a workflow has written. */
export async function actionRuns(browser: Browser): Promise<void> {
  const child = spawn(process.execPath, ['src/demo-action.ts'], {
    env: { ...OWN_ENV, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const it = { origin: await played(child) }
    const list = '/acme/shop/actions'
    await picture(browser, it, { at: list, name: 'action-list', look: DESKTOP, only: 'main' })
    const page = await browser.newPage({ ...DESKTOP, locale: 'en-GB', timezoneId: 'UTC' })
    await page.goto(`${it.origin}${list}`)
    const at = (await page.locator('a[href*="/actions/runs/"]').first().getAttribute('href')) ?? ''
    await page.close()
    await picture(browser, it, { at, name: 'action-run', look: DESKTOP, only: 'main', upTo: 1500 })
    await picture(browser, it, { at, name: 'action-run-phone', look: PHONE, upTo: 844 })
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
}

/** The address of the embedded GitHub, once the story has been played on it. */
async function played(child: ChildProcess): Promise<string> {
  const written: string[] = []
  for await (const chunk of child.stdout ?? []) {
    written.push(String(chunk))
    const all = written.join('')
    if (all.includes('Go on in the browser')) return /http:\/\/[^\s/]+/.exec(all)?.[0] ?? ''
  }
  throw new Error(`the demo ended early:\n${written.join('')}`)
}
