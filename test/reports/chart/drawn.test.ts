import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oneLine } from '../../../src/markdown/inert.ts'
import { label } from '../../../src/reports/chart/label.ts'
import { overTime } from '../../../src/reports/chart/over-time.ts'
import { pie } from '../../../src/reports/chart/pie.ts'
import { openShop } from '../../sandbox/page/shop.ts'
import { findBrowser, launch } from '../../support/browser.ts'
import { HOSTILE_TITLES } from '../../support/hostile-titles.ts'

const executable = findBrowser()

/** What the browser shows of one chart. */
interface Drawn {
  /** Its own picture of an error, or none at all. */
  readonly failed: boolean
  /** Every text in it, in the order of the document. */
  readonly texts: readonly string[]
  /** Elements that no chart has. */
  readonly foreign: readonly string[]
}

/** In the browser. `done` once no chart is left to be drawn. */
const LEFT = 'document.querySelectorAll("pre.mermaid:not([data-processed])").length'
const LOOK = `[...document.querySelectorAll('article pre.mermaid, article pre.failed')].map((chart) => {
  const svg = chart.querySelector('svg')
  return {
    failed: svg === null || svg.getAttribute('aria-roledescription') === 'error' || chart.querySelector('.error-icon, .error-text') !== null,
    texts: [...(svg?.querySelectorAll('text') ?? [])].map((text) => text.textContent ?? ''),
    foreign: [...(svg?.querySelectorAll('script, img, a, iframe, h1, b, [onclick], [onerror]') ?? [])].map((it) => it.tagName),
  }
})`

/** The reports that stand written down, as far as they have charts. */
const REPORTS = ['month.md', 'quarter.md']

/** So many charts stand in one comment. */
const TOGETHER = 8

describe.skipIf(executable === undefined)(
  'charts, drawn by the real library',
  { timeout: 120_000 },
  () => {
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

    /** Puts the charts into comments of an issue of the sandbox, and looks at its page. */
    async function drawn(charts: readonly string[]): Promise<readonly Drawn[]> {
      await shop.post('/acme/shop/issues/new?blank=1', [
        ['title', 'Charts'],
        ['body', 'Below.'],
      ])
      const path = `/acme/shop/issues/${shop.repository.lastNumber}`
      for (let at = 0; at < charts.length; at += TOGETHER) {
        const body = charts.slice(at, at + TOGETHER).join('\n\n')
        await shop.post(path, [
          ['do', 'comment'],
          ['body', body],
        ])
      }
      const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('dialog', (dialog) => complaints.push(`a dialog: ${dialog.message()}`))
      await page.goto(`${shop.origin}${path}`)
      await page.waitForFunction(`${LEFT} === 0`)
      const seen = (await page.evaluate(LOOK)) as readonly Drawn[]
      await page.close()
      return seen
    }

    const named = HOSTILE_TITLES.map(
      (title) => [JSON.stringify(title).slice(0, 60), title] as const,
    )

    test('a pie bears any title and any name of a part', async () => {
      const charts = named.map(([, title]) =>
        pie(title, [
          { name: title, value: 3 },
          { name: 'the rest', value: 2 },
        ]),
      )
      const seen = await drawn(charts)
      expect(seen).toHaveLength(charts.length)
      for (const [at, [name, title]] of named.entries()) {
        const { failed, texts, foreign } = seen[at] ?? GONE
        expect({ name, failed, foreign }).toEqual({ name, failed: false, foreign: [] })
        expect(texts.map(bare), name).toContain(bare(label(title, 60)))
        expect(texts.map(bare), name).toContain(bare(`${label(title)} [3]`))
      }
    })

    test('bars over time bear any title, name and unit', async () => {
      const charts = named.map(([, title]) => {
        const points = [
          { name: title, value: 3 },
          { name: 'then', value: 2.5 },
        ]
        return overTime({ title, unit: title, points })
      })
      const seen = await drawn(charts)
      expect(seen).toHaveLength(charts.length)
      for (const [at, [name, title]] of named.entries()) {
        const { failed, texts, foreign } = seen[at] ?? GONE
        expect({ name, failed, foreign }).toEqual({ name, failed: false, foreign: [] })
        for (const shown of [label(title, 60), label(title, 20), label(title, 30), 'then']) {
          expect(texts.map(bare), name).toContain(bare(shown))
        }
      }
    })

    test.each(REPORTS)('all that %s draws is drawn', async (file) => {
      const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
      const charts = text.match(/^```mermaid\n[\s\S]*?^```$/gm) ?? []
      const seen = await drawn(charts)
      expect(seen.map(({ failed, foreign }) => ({ failed, foreign }))).toEqual(
        charts.map(() => ({ failed: false, foreign: [] })),
      )
      expect(seen.every(({ texts }) => texts.length > 2)).toBe(true)
    })

    test('what is not ours is drawn as well, or shown as the text it is', async () => {
      const gantt = 'gantt\n  dateFormat HH:mm\n  section Checkout\n  Down :a, 10:00, 30m'
      const timeline = 'timeline\n  title Course\n  10∶00 : Declared\n  10∶30 : Resolved'
      const seen = await drawn(
        ['```mermaid', gantt, '```', '', '```mermaid', timeline, '```'].join('\n').split('\n\n'),
      )
      expect(seen.map(({ failed }) => failed)).toEqual([false, false])
      expect(seen[0]?.texts.map(bare)).toEqual(expect.arrayContaining(['Checkout', 'Down']))
      const [broken] = await drawn(['```mermaid\npie\n  "a" : b : c\n```'])
      expect(broken?.failed).toBe(true)
    })

    test('nothing ran, and no page complained of anything but what is broken on purpose', () => {
      expect(complaints.filter((text) => !/Parse error|Parsing failed/.test(text))).toEqual([])
    })
  },
)

test('a label exchanges signs alone: letters and digits stay, as far as there is room', () => {
  const letters = (text: string) =>
    text.normalize('NFKC').replace(/[^\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]/gu, '')
  for (const title of HOSTILE_TITLES) {
    const whole = letters(oneLine(title))
    const shown = letters(label(title, 4_000))
    expect(shown).toBe(whole)
  }
})

const GONE: Drawn = { failed: true, texts: [], foreign: [] }

/** A browser folds blanks, and what has no width is not seen. */
const bare = (text: string): string => text.replace(/\s+/g, ' ').trim()
